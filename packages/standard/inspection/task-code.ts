import { type CborValue, encodeDcbor, toHex } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { isAttributeValue } from '../credential/attribute.ts'
import { StandardError } from '../error.ts'
import type { Branded } from '../identifiers.ts'
import { LANGUAGES, type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'
import { type LabelKeyId, labelKeyId } from '../public-code/label-key.ts'
import { isVisibleText } from '../public-code/label-text.ts'
import { isSubjectId } from '../public-code/public-code.ts'
import { fromQrText, toQrText } from '../showing/text-frame.ts'

/** Names an inspection: 16 random bytes, which say nothing of it. */
export type InspectionId = Branded<Uint8Array, 'InspectionId'>

/** What an inspector shows before anything else: that this inspection was registered beforehand, where, when, for what and for how many. */
export interface TaskClaim {
  /** The authority's inspection key in the register. */
  readonly keyId: LabelKeyId
  readonly inspection: InspectionId
  /** The id on the organisation's door. */
  readonly organisation: string
  /** `YYYY-MM-DD`, by the city's calendar: good on this day and no other. */
  readonly day: string
  /** What is inspected, at most {@link MAX_TASK} code points in each language. */
  readonly task: LocalText
  /** How many officers may come. */
  readonly officers: number
}

/** A task code with its signature, 64 bytes. */
export interface TaskCode extends TaskClaim {
  readonly signature: Uint8Array
}

/** What the text of every task code starts with. */
export const TASK_PREFIX = 'HT1:'
/** Longest text of a task, in code points. */
export const MAX_TASK = 40
/** Most officers of one inspection. */
export const MAX_INSPECTORS = 20

/** The bytes that an authority signs: dCBOR of a domain separation tag and all of the code but its signature. */
export function taskMessage(claim: TaskClaim): Uint8Array {
  return encodeDcbor(['hefu inspection', ...claimItems(claim)])
}

/**
 * Signs a task code.
 *
 * @returns the text of the QR code: `HT1:` and base45 of dCBOR `[1, key id, inspection, organisation, day, task, officers, signature]`
 * @throws StandardError `malformed` for what may not stand in one
 * @example const text = await signTaskCode({ keyId, inspection, organisation, day: '2026-11-30', task, officers: 2 }, privateKey)
 */
export async function signTaskCode(claim: TaskClaim, privateKey: CryptoKey): Promise<string> {
  assertClaim(claim)
  return toQrText(TASK_PREFIX, [...claimItems(claim), await ed25519Sign(privateKey, taskMessage(claim))])
}

/**
 * Reads a task code; the signature is not checked here.
 *
 * @throws StandardError `too-large`, `malformed` or `unknown-version`
 */
export function decodeTaskCode(text: string): TaskCode {
  const [, keyId, inspection, organisation, day, task, officers, signature] = fromQrText(TASK_PREFIX, text, 8)
  const claim: TaskClaim = {
    keyId: labelKeyId(readText(keyId, 8)),
    inspection: readBytes(inspection, 16) as InspectionId,
    organisation: readText(organisation, 40),
    day: readText(day, 10),
    task: localTextFromCbor(readArray(task)),
    officers: readInteger(officers, 1, MAX_INSPECTORS),
  }
  assertClaim(claim)
  return { ...claim, signature: readBytes(signature, 64) }
}

/** An inspection's id in lower-case hexadecimal. */
export function inspectionName(id: InspectionId): string {
  return toHex(id)
}

/** Whether a text may say what is inspected. */
export function isTaskText(text: LocalText): boolean {
  return LANGUAGES.every((language) => isVisibleText(text[language], MAX_TASK))
}

/** Whether a text is a day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return isAttributeValue({ kind: 'date' }, text)
}

function assertClaim({ organisation, day, task, officers, inspection }: TaskClaim): void {
  if (!isSubjectId(organisation)) throw new StandardError('malformed', 'not the id of an organisation')
  if (!isDay(day)) throw new StandardError('malformed', 'not a day')
  if (!isTaskText(task)) throw new StandardError('malformed', 'not a text that may say what is inspected')
  readInteger(officers, 1, MAX_INSPECTORS)
  readBytes(inspection, 16)
}

function claimItems({ keyId, inspection, organisation, day, task, officers }: TaskClaim): CborValue[] {
  return [1, keyId, inspection, organisation, day, localTextToCbor(task), officers]
}
