import type { CborValue } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'
import type { Branded } from '../identifiers.ts'
import { type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'
import { isServerOrigin } from '../server-address.ts'

/** The two kinds of subject that carry a public code, in the order in which a key names them. */
export const PUBLIC_SUBJECTS = ['organisation', 'thing'] as const
export type PublicSubject = (typeof PUBLIC_SUBJECTS)[number]

/** What a key signs: codes on doors and labels, or an authority's inspections and nothing else. */
export const KEY_USES = ['organisation', 'thing', 'inspection'] as const
export type KeyUse = (typeof KEY_USES)[number]

/** Names a label key within a public code: one to eight lower-case letters and digits. */
export type LabelKeyId = Branded<string, 'LabelKeyId'>

/** A key that signs the codes on doors and labels of one host, or the inspections of one authority. */
export interface LabelKey {
  readonly id: LabelKeyId
  /** Whose labels or inspections these are. */
  readonly name: LocalText
  /** Where its codes lead: `https://` and a host in lower case; for tries on one machine `http://localhost` with a port. */
  readonly origin: string
  readonly serves: readonly KeyUse[]
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** Unix seconds: from then on what it signed is not accepted. */
  readonly endsAt: number
}

const MAX_TIME = 2 ** 45
const KEY_ID = /^[a-z0-9]{1,8}$/

/** @throws StandardError `malformed` unless it is one to eight lower-case letters and digits */
export function labelKeyId(text: string): LabelKeyId {
  if (!KEY_ID.test(text)) throw new StandardError('malformed', 'not the id of a label key')
  return text as LabelKeyId
}

/** `[id, name, origin, [serves], public key, ends at]`. */
export function labelKeyToCbor({ id, name, origin, serves, publicKey, endsAt }: LabelKey): CborValue {
  return [id, localTextToCbor(name), origin, serves, publicKey, endsAt]
}

/** @throws StandardError `malformed` */
export function labelKeyFromCbor(value: CborValue | undefined): LabelKey {
  const [id, name, origin, serves, publicKey, endsAt] = readArray(value, 6)
  const leadsTo = readText(origin, 300)
  if (!isServerOrigin(leadsTo)) throw new StandardError('malformed', 'not where codes may lead')
  return {
    id: labelKeyId(readText(id, 8)),
    name: localTextFromCbor(name),
    origin: leadsTo,
    serves: readServes(serves),
    publicKey: readBytes(publicKey, 32),
    endsAt: readInteger(endsAt, 0, MAX_TIME),
  }
}

/** Organisations, things or both, each once, in the order of {@link PUBLIC_SUBJECTS}; or inspections alone. */
function readServes(value: CborValue | undefined): KeyUse[] {
  const given = readArray(value)
  if (given.length === 1 && given[0] === 'inspection') return ['inspection']
  const served: KeyUse[] = PUBLIC_SUBJECTS.filter((subject) => given.includes(subject))
  if (served.length === 0 || served.length !== given.length || served.some((subject, i) => subject !== given[i])) {
    throw new StandardError(
      'malformed',
      'a label key serves organisations, things, both in this order, or inspections alone',
    )
  }
  return served
}
