import { createHmac } from 'node:crypto'
import { encodeDcbor } from '@hefu/bytes'
import type { CredentialTypeId } from '@hefu/standard'

/** Whom an identity provider vouches for. */
export interface Subject {
  /** Issuer identifier of the provider. */
  readonly issuer: string
  /** Its `sub`. */
  readonly subject: string
}

/** Finds the record of a person and a type, without naming the person. */
export interface RecordKey {
  readonly type: CredentialTypeId
  /** 32 bytes. */
  readonly subjectHash: Uint8Array
}

/** HMAC-SHA-256 under the city's subject key of provider, subject and type: one person's two types cannot be joined without it. */
export function recordKey(subjectKey: Uint8Array, { issuer, subject }: Subject, type: CredentialTypeId): RecordKey {
  const message = encodeDcbor(['hefu subject', utf8(issuer), utf8(subject), type])
  return { type, subjectHash: new Uint8Array(createHmac('sha256', subjectKey).update(message).digest()) }
}

/** As bytes: a provider may use any text, and two that only look alike are two people. */
function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
