import type { Denial } from '@hefu/issuer'
import type { EarlyEndNotice } from '../people/early-end.ts'

/**
 * Why nothing was issued: an error code of OpenID4VCI 1.0 (sections 8.3.1.2 and 11.3), and for a denial the rule that says so. The
 * description is for developers; it names no value of a claim.
 */
export interface IssuanceRefusal {
  readonly error:
    | 'unknown_credential_configuration'
    | 'invalid_credential_request'
    | 'invalid_proof'
    | 'invalid_nonce'
    | 'credential_request_denied'
    | 'invalid_notification_id'
    | 'invalid_notification_request'
  readonly description: string
  readonly reason?: Denial | 'missing-claim' | 'type-ended' | 'ended-early' | 'mandate-ended'
  /** With `ended-early`: why, by which act, and how long an appeal is taken. */
  readonly earlyEnd?: EarlyEndNotice
}

/** What was made, or why not. */
export type Outcome<Made> =
  | { readonly outcome: 'done'; readonly made: Made }
  | { readonly outcome: 'refused'; readonly refusal: IssuanceRefusal }

/** A refusal as an outcome. */
export function refuse(
  error: IssuanceRefusal['error'],
  description: string,
  reason?: IssuanceRefusal['reason'],
): { readonly outcome: 'refused'; readonly refusal: IssuanceRefusal } {
  return { outcome: 'refused', refusal: { error, description, ...(reason && { reason }) } }
}
