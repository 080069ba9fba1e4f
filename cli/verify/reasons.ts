import type { RefusalReason } from '@hefu/gate'
import type { RequestRefusal } from '@hefu/wallet'

/** Why a gate refuses, in a sentence. */
export const GATE_REASONS: Readonly<Record<RefusalReason, string>> = {
  'stale-bundle': 'the bundle is over 7 days old at that time, so nothing can be said; fetch a newer one',
  'gate-clock': 'that time is before the bundle was made, so nothing can be said',
  malformed: 'it is not a pass, or it is damaged',
  'unknown-version': 'it is of a version that this program does not know',
  'wrong-service': 'it was made for another service',
  'service-not-in-force': "the service's registration has not begun or has ended",
  'unknown-issuer': 'no key in the bundle signs for this issuer, type and epoch, or the service takes another issuer',
  'wrong-type': 'the service registered another type of credential',
  epoch: 'its credential is neither of the epoch of that time nor of the one before',
  'slot-passed': 'its time is over; --at judges it at another time',
  'slot-ahead': 'its time has not come; --at judges it at another time',
  seen: 'it has been admitted before',
  nonce: 'the service asks first, and this pass answers no request',
  undisclosed: 'it does not disclose all that the service requires',
  'over-disclosed': 'it discloses more than the service has registered',
  'key-ended': 'the register ended the key that signed its credential; the wallet has to renew it',
  proof: 'the proof does not fit: it was altered, copied in part, or never genuine',
  'not-entitled': 'it is genuine, but what it discloses does not meet what the service registered',
  busy: 'the gate remembers as many passes as it can hold',
  fault: 'the gate itself failed, and nothing is said about the pass',
}

/** Why a wallet refuses a request, in a sentence. */
export const REQUEST_REASONS: Readonly<Record<RequestRefusal, string>> = {
  malformed: 'it is not a request, or it is damaged',
  'unknown-version': 'it is of a version that this program does not know',
  'stale-bundle': 'the bundle is over 7 days old at that time, so nothing can be said; fetch a newer one',
  'unknown-service': 'no such service is registered',
  'service-not-in-force': "the service's registration has not begun or has ended",
  'slot-passed': 'its time is over; --at judges it at another time',
  'slot-ahead': 'its time has not come; --at judges it at another time',
  'unknown-key': 'the service has not registered the key that it names',
  'bad-signature': 'the signature does not fit: it was altered, or the service did not make it',
  'over-ask': 'it asks for more than the service has registered; a wallet refuses it whole',
}
