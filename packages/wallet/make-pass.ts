import { nymProve, type RandomSource } from '@hefu/bbs'
import {
  encodeHeader,
  encodeMessages,
  encodePass,
  encodePresentationHeader,
  encodePseudonymContext,
  type Service,
  SLOT_SECONDS,
  type Slot,
  slotStart,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import { WalletError } from './error.ts'
import { disclosedValues, type HeldCredential } from './held-credential.ts'
import { isKeyInForce } from './key-in-force.ts'

/** What to show, to whom, when. */
export interface PassOptions {
  readonly credential: HeldCredential
  readonly service: Service
  readonly bundle: TrustBundle
  readonly slot: Slot
  /** The nonce of the request that the pass answers, 16 bytes; none in an open showing. */
  readonly nonce?: Uint8Array | null
  /** Attribute indexes to disclose, ascending; by default what the service requires. */
  readonly disclose?: readonly number[]
}

/**
 * Makes a pass: a fresh proof, for one service and one slot, that discloses only what is asked. Two passes cannot be linked
 * beyond the pseudonym of the service's scope.
 *
 * @returns the text of the QR code, `HF1:...`
 * @throws WalletError `service-not-in-force`, `needs-request`, `unregistered-attribute`, `wrong-type`, `key-ended` or `unknown-type`
 * @example const text = makePass({ credential, service, bundle, slot: slotAt(now) }, random)
 */
export function makePass(options: PassOptions, random: RandomSource): string {
  const { credential, service, bundle, slot, nonce = null, disclose = service.required } = options
  assertShowable(options, nonce, disclose)
  const type = typeOf(bundle, service.type)
  if (!type) throw new WalletError('unknown-type', `the bundle does not describe ${service.type}`)
  const disclosed = disclosedValues(credential, disclose)
  const { proof, pseudonym } = nymProve(
    {
      publicKey: credential.publicKey,
      signature: credential.signature,
      header: encodeHeader(credential.header),
      presentationHeader: encodePresentationHeader(service.id, slot, nonce),
      contextId: encodePseudonymContext(service.id, service.scope, slot, bundle.utcOffsetMinutes),
      messages: encodeMessages(type, credential.values),
      disclosed: disclose,
      proverBlind: credential.proverBlind,
      nymSecrets: [credential.nymSecret],
    },
    random,
  )
  return encodePass({ ...credential.header, service: service.id, slot, nonce, disclosed, pseudonym, proof })
}

function assertShowable(options: PassOptions, nonce: Uint8Array | null, disclose: readonly number[]): void {
  const { credential, service, slot, bundle } = options
  const begins = slotStart(slot)
  // A registration that takes effect in the middle of a slot may be shown to in that slot.
  if (begins + SLOT_SECONDS <= service.validFrom || service.endsAt <= begins) {
    throw new WalletError('service-not-in-force', `${service.id} may not ask now`)
  }
  if (service.showing === 'answer' && nonce === null) {
    throw new WalletError('needs-request', `${service.id} has to prove itself first`)
  }
  if (credential.header.type !== service.type || credential.header.issuer !== service.issuer) {
    throw new WalletError('wrong-type', `${service.id} does not accept this credential`)
  }
  if (!isKeyInForce(bundle, credential)) {
    throw new WalletError('key-ended', 'the register has no key any more that signed this credential')
  }
  if (disclose.some((index) => !service.required.includes(index) && !service.optional.includes(index))) {
    throw new WalletError('unregistered-attribute', `${service.id} has not registered what it would learn`)
  }
}
