import { createHmac, timingSafeEqual } from 'node:crypto'
import { BytesError, decodeDcbor, encodeDcbor, fromBase64url, toBase64url } from '@hefu/bytes'
import { type CredentialType, type Epoch, StandardError, toEpoch } from '@hefu/standard'
import { type IssuanceKeys, recordKeyOf } from './issuance-keys.ts'
import type { Subject } from './record-key.ts'

/** What a notification is about. */
export interface NotifiedIssuance {
  readonly type: CredentialType
  readonly epoch: Epoch
}

/** The keys that a notification id depends on. */
type NotificationKeys = Pick<IssuanceKeys, 'subject' | 'notification'>

/**
 * Makes a `notification_id` (OpenID4VCI 1.0, section 11): base64url of dCBOR `[type, epoch, HMAC over them and the person's
 * record]`. It says what was issued without being kept, and only the person it was given to can use it.
 */
export function makeNotificationId(
  keys: NotificationKeys,
  subject: Subject,
  { type, epoch }: NotifiedIssuance,
): string {
  return toBase64url(encodeDcbor([type.id, epoch, macOf(keys, subject, { type, epoch })]))
}

/** What this city issued to this person under the id; null for any other id. */
export function readNotificationId(
  keys: NotificationKeys,
  subject: Subject,
  types: readonly CredentialType[],
  id: string,
): NotifiedIssuance | null {
  const items = decode(id)
  if (!Array.isArray(items) || items.length !== 3) return null
  const [typeId, epoch, mac] = items
  const type = types.find((candidate) => candidate.id === typeId)
  if (!type || typeof epoch !== 'number' || !(mac instanceof Uint8Array) || mac.length !== 32) return null
  const issuance = { type, epoch: epoch as Epoch }
  if (!timingSafeEqual(macOf(keys, subject, issuance), mac)) return null
  return { type, epoch: toEpoch(epoch) }
}

function macOf(keys: NotificationKeys, subject: Subject, { type, epoch }: NotifiedIssuance): Uint8Array {
  const { subjectHash } = recordKeyOf(keys, subject, type.id)
  const message = encodeDcbor(['hefu notification', type.id, epoch, subjectHash])
  return new Uint8Array(createHmac('sha256', keys.notification).update(message).digest())
}

function decode(id: string): unknown {
  try {
    return decodeDcbor(fromBase64url(id), 256)
  } catch (error) {
    if (error instanceof BytesError || error instanceof StandardError) return null
    throw error
  }
}
