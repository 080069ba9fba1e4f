import type { RandomSource } from '@hefu/bbs'
import type { KeyStore } from '@hefu/server'
import { seal, unseal } from '@hefu/server'
import type { CredentialTypeId } from '@hefu/standard'

/** Under which texts of cases lie sealed: 32 bytes, one a credential type. A key ends with its type. */
export type CaseKeys = ReadonlyMap<CredentialTypeId, Uint8Array>

/** Loads the keys, or makes them at the first start. @throws CityError as `KeyStore` */
export async function loadCaseKeys(
  keyStore: KeyStore,
  types: readonly CredentialTypeId[],
  random: RandomSource,
): Promise<CaseKeys> {
  const keys = new Map<CredentialTypeId, Uint8Array>()
  for (const type of types) {
    keys.set(type, await keyStore.loadOrCreate(`people/case/${type}`, () => random(32), type))
  }
  return keys
}

/** Which text of which case: a sealed text opens in its own place alone. */
export interface CaseTextPlace {
  readonly type: CredentialTypeId
  readonly id: Uint8Array
  readonly part: 'text' | 'answer'
}

/** Seals what a person or an officer has written. */
export function sealCaseText(keys: CaseKeys, place: CaseTextPlace, text: string, random: RandomSource): Uint8Array {
  return seal(keyOf(keys, place), contextOf(place), new TextEncoder().encode(text), random)
}

/** @throws CityError `secret-not-opened` for the text of another place */
export function openCaseText(keys: CaseKeys, place: CaseTextPlace, sealed: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(unseal(keyOf(keys, place), contextOf(place), sealed))
}

function keyOf(keys: CaseKeys, { type }: CaseTextPlace): Uint8Array {
  const key = keys.get(type)
  if (!key) throw new TypeError(`no key of cases was loaded for ${type}`)
  return key
}

function contextOf({ type, id, part }: CaseTextPlace): Uint8Array {
  return Buffer.concat([Buffer.from(`hefu case ${part}\n${type}\n`), id])
}
