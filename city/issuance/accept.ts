import { equalBytes } from '@hefu/bytes'
import { isErased } from '@hefu/issuer'
import { isGoodNonce } from '@hefu/server'
import { type CredentialTypeId, decodeIssuerShowing, epochAt, type IssuerShowing, StandardError } from '@hefu/standard'
import { recordKeyOf } from './issuance-keys.ts'
import { type Applicant, type IssuancePorts, utcOffsetOf } from './issuance-ports.ts'
import { readNotificationId } from './notification-id.ts'
import { type Outcome, refuse } from './outcome.ts'
import { acceptanceHolds } from './showing-holds.ts'

/** What a wallet says of a credential that it was issued (OpenID4VCI 1.0, section 11). */
export interface Notification {
  readonly notificationId: string
  readonly event: 'credential_accepted' | 'credential_failure' | 'credential_deleted'
  /** The showing by which the wallet accepts, with the nonce that it is bound to; only with `credential_accepted`. */
  readonly acceptance?: { readonly showing: string; readonly nonce: string } | undefined
}

const ATTEMPTS = 4

/**
 * Takes note of an acceptance: the refresh pseudonym of the new credential is recorded where none is. One that differs from the
 * recorded one is refused. Failures and deletions are answered and leave nothing behind.
 */
export async function accept(
  ports: IssuancePorts,
  applicant: Applicant,
  notification: Notification,
): Promise<Outcome<'recorded' | 'ignored'>> {
  // What was destroyed has no key by which an id could be read.
  const types = ports.types.map(({ type }) => type).filter(({ id }) => ports.keys.subject.has(id))
  const about = readNotificationId(ports.keys, applicant.subject, types, notification.notificationId)
  const issued = ports.types.find(({ type }) => type.id === about?.type.id)
  if (!about || !issued) return refuse('invalid_notification_id', 'not an id that this person was given')
  const { acceptance } = notification
  if (notification.event !== 'credential_accepted' || !acceptance) return { outcome: 'done', made: 'ignored' }
  const now = ports.clock()
  if (!isGoodNonce(ports.keys.nonce, now, acceptance.nonce)) return refuse('invalid_nonce', 'ask for a new nonce')
  await ports.issuerKeys.follow(epochAt(now, utcOffsetOf(ports)))
  const showing = readShowing(acceptance.showing)
  if (!showing || showing.epoch !== about.epoch || !acceptanceHolds(ports, issued, showing, acceptance.nonce)) {
    return refuse('invalid_notification_request', 'the showing does not prove the credential')
  }
  return recordPseudonym(ports, applicant, issued.type.id, showing.pseudonym)
}

async function recordPseudonym(
  ports: IssuancePorts,
  { subject }: Applicant,
  type: CredentialTypeId,
  pseudonym: Uint8Array,
): Promise<Outcome<'recorded' | 'ignored'>> {
  const key = recordKeyOf(ports.keys, subject, type)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const record = await ports.store.find(key)
    if (!record || isErased(record)) return refuse('invalid_notification_id', 'there is no issuance to accept')
    if (record.refreshPseudonym) {
      return equalBytes(record.refreshPseudonym, pseudonym)
        ? { outcome: 'done', made: 'recorded' }
        : refuse('invalid_notification_request', 'another credential was accepted before')
    }
    const written = await ports.store.replace(key, record, { ...record, refreshPseudonym: pseudonym })
    if (written === 'replaced') return { outcome: 'done', made: 'recorded' }
    if (written === 'pseudonym-taken')
      return refuse('invalid_notification_request', 'the credential is of another person')
  }
  return refuse('invalid_notification_request', 'too many requests for one person at the same time')
}

function readShowing(text: string): IssuerShowing | null {
  try {
    return decodeIssuerShowing(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
