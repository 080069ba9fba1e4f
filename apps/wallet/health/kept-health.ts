import type { HealthCode, HealthFormat, HealthStatement } from '@hefu/health'
import type { SealedValue } from '../storage/sealed-value.ts'

/** What a certificate is about, for a list that does not read it again. */
export type HealthAbout = HealthStatement['kind'] | 'several' | 'nothing'

/** A health certificate of others that was kept. The code is all there is; the rest is there to list it by. */
export interface KeptHealth {
  /** 16 bytes in hexadecimal, of this wallet's own making. */
  readonly id: string
  /** The code in one piece: `HC1:...` or a compact JWS. */
  readonly text: string
  readonly format: HealthFormat
  readonly about: HealthAbout
  readonly name: string | null
  /** Unix seconds. */
  readonly addedAt: number
}

type Items = readonly [
  id: string,
  text: string,
  format: HealthFormat,
  about: HealthAbout,
  name: string | null,
  addedAt: number,
]

/** More than a family has. */
export const MAX_KEPT_HEALTH = 60

/** The sealed certificates, newest first. */
export const KEPT_HEALTH: SealedValue<readonly KeptHealth[]> = {
  name: 'health',
  empty: [],
  toCbor: (kept) =>
    kept.map(({ id, text, format, about, name, addedAt }): Items => [id, text, format, about, nfc(name), addedAt]),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([id, text, format, about, name, addedAt]) => {
      return { id, text, format, about, name, addedAt }
    }),
}

/** A code as it is kept. @param addedAt Unix seconds */
export function keptHealth({ text, certificate }: HealthCode, id: string, addedAt: number): KeptHealth {
  const { format, name, statements } = certificate
  const kinds = new Set(statements.map(({ kind }) => kind))
  const [only] = kinds
  const about = kinds.size > 1 ? 'several' : (only ?? 'nothing')
  return { id, text, format, about, name, addedAt }
}

/** The certificates with one more, first; null where there is no room. One that is there already stays where it is. */
export function withHealth(kept: readonly KeptHealth[], added: KeptHealth): readonly KeptHealth[] | null {
  if (kept.some(({ text }) => text === added.text)) return kept
  return kept.length < MAX_KEPT_HEALTH ? [added, ...kept] : null
}

/** The certificates without one. */
export function withoutHealth(kept: readonly KeptHealth[], id: string): readonly KeptHealth[] {
  return kept.filter((each) => each.id !== id)
}

/** Names of others come in any form of Unicode; what is sealed is in one. */
function nfc(name: string | null): string | null {
  return name?.normalize('NFC') ?? null
}
