import type { RandomSource } from '@hefu/bbs'
import { ed25519Verify } from '@hefu/log'
import {
  type CredentialType,
  decodeRequest,
  epochAt,
  isInForce,
  isStale,
  type PassRequest,
  requestMessage,
  type Service,
  StandardError,
  serviceOf,
  slotAt,
  slotStanding,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import { chooseCredential, type HeldCredential } from './held-credential.ts'
import { makePass } from './make-pass.ts'

/** A request that the register proves, ready for the holder's consent. */
export interface Asked {
  readonly outcome: 'asks'
  readonly request: PassRequest
  readonly service: Service
  readonly type: CredentialType
}

/** Why a wallet does not even ask its holder. */
export type RequestRefusal =
  | 'malformed'
  | 'unknown-version'
  | 'stale-bundle'
  | 'unknown-service'
  | 'service-not-in-force'
  | 'slot-passed'
  | 'slot-ahead'
  | 'unknown-key'
  | 'bad-signature'
  | 'over-ask'

/** A request refused whole. */
export interface RefusedRequest {
  readonly outcome: 'refused'
  readonly reason: RequestRefusal
  /** Whom the request names, where the register knows them; proven only when the reason is `over-ask`. */
  readonly service?: Service
  /** Attribute indexes asked for beyond the registration. */
  readonly excess?: readonly number[]
}

/**
 * Reads a request and checks, offline, who asks and that every attribute is registered. A request for one attribute more than
 * that is refused whole.
 */
export async function readRequest(text: string, bundle: TrustBundle, now: number): Promise<Asked | RefusedRequest> {
  let request: PassRequest
  try {
    request = decodeRequest(text)
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    return refused(error.code === 'unknown-version' ? 'unknown-version' : 'malformed')
  }
  if (isStale(bundle, now)) return refused('stale-bundle')
  const service = serviceOf(bundle, request.service, now)
  const type = service && typeOf(bundle, service.type)
  if (!service || !type) return refused('unknown-service')
  const key = service.requestKeys.find(({ id }) => id === request.keyId)
  if (!key) return refused('unknown-key', service)
  if (!(await ed25519Verify(key.publicKey, requestMessage(request), request.signature))) {
    return refused('bad-signature', service)
  }
  if (!isInForce(service, now)) return refused('service-not-in-force', service)
  const standing = slotStanding(request.slot, slotAt(now))
  if (standing !== 'accepted') return refused(standing === 'passed' ? 'slot-passed' : 'slot-ahead', service)
  const excess = request.indexes.filter(
    (index) => !service.required.includes(index) && !service.optional.includes(index),
  )
  if (excess.length > 0) return { ...refused('over-ask', service), excess }
  return { outcome: 'asks', request, service, type }
}

/** Answers a request that the holder has agreed to. The caller shows a refusal and "no such credential" alike. */
export function answerRequest(
  options: {
    readonly asked: Asked
    readonly credentials: readonly HeldCredential[]
    readonly bundle: TrustBundle
    readonly now: number
  },
  random: RandomSource,
):
  | { readonly outcome: 'pass'; readonly text: string }
  | { readonly outcome: 'refused'; readonly reason: 'no-credential' } {
  const { asked, credentials, bundle, now } = options
  const { request, service } = asked
  const credential = chooseCredential(credentials, service, epochAt(now, bundle.utcOffsetMinutes), bundle)
  if (!credential) return { outcome: 'refused', reason: 'no-credential' }
  const slot = slotAt(now)
  const text = makePass({ credential, service, bundle, slot, nonce: request.nonce, disclose: request.indexes }, random)
  return { outcome: 'pass', text }
}

function refused(reason: RequestRefusal, service?: Service): RefusedRequest {
  return service ? { outcome: 'refused', reason, service } : { outcome: 'refused', reason }
}
