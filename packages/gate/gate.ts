import type { RandomSource } from '@hefu/bbs'
import { ed25519Sign } from '@hefu/log'
import {
  type AttributeValue,
  type Clock,
  type CredentialType,
  encodeRequest,
  NONCE_BYTES,
  type RequestClaim,
  requestMessage,
  type Service,
  type ServiceId,
  SLOT_SECONDS,
  serviceOf,
  slotAt,
  slotStart,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import { checkPass } from './check-pass.ts'
import { GateError } from './error.ts'
import { openRequests } from './open-requests.ts'
import { memorySeenSet, type SeenSet } from './seen-set.ts'
import type { Verdict } from './verdict.ts'

/** What a gate is made of. */
export interface GateOptions {
  readonly bundle: TrustBundle
  readonly service: ServiceId
  readonly clock: Clock
  /** For the nonces of requests. */
  readonly random: RandomSource
  /** In memory unless given. */
  readonly seen?: SeenSet
  /** How many of its requests may wait for an answer; 64 unless given. An online service, whose pages each ask, has more than a door. */
  readonly maxOpenRequests?: number
  /** The service's own rule over the disclosed values, beside the conditions in its register entry. */
  readonly rule?: (disclosed: ReadonlyMap<number, AttributeValue>) => boolean
  /** The Ed25519 key with which this gate's requests are signed, and its id in the register. */
  readonly requestKey?: { readonly id: string; readonly privateKey: CryptoKey }
}

/** A verifier at a door, offline: it opens no socket and asks no server. */
export interface Gate {
  /** The register entry by which it judges at this moment: a later registration takes the place of an earlier one when its time comes. */
  readonly service: Service
  readonly type: CredentialType
  /** Judges the text of a QR code. Never throws, whatever the text; its cost is bounded by the size of a QR code. */
  check(text: string): Verdict
  /**
   * A request for residents to scan, good until `validUntil` (Unix seconds).
   *
   * @param indexes attributes to ask for; by default those that the service requires
   * @throws GateError `no-request-key` or `unregistered-attribute`
   */
  makeRequest(indexes?: readonly number[]): Promise<{ readonly text: string; readonly validUntil: number }>
  /** Judges by a newer bundle from now on. @throws GateError `unknown-service` or `unknown-type`, and keeps the old one */
  replaceBundle(bundle: TrustBundle): void
}

/**
 * Makes a gate. The curve must be loaded (`loadCurve` of `@hefu/bbs`).
 *
 * @throws GateError `unknown-service` or `unknown-type`
 * @example
 * const gate = createGate({ bundle, service: serviceId('library.reading-room'), clock, random })
 * const verdict = gate.check(text)
 */
export function createGate(options: GateOptions): Gate {
  const { clock, random, requestKey, rule = () => true } = options
  const seen = options.seen ?? memorySeenSet()
  const requests = openRequests(options.maxOpenRequests)
  let bundle = options.bundle
  const present = (): Entries => entriesOf(bundle, options.service, clock())
  present()

  return {
    get service() {
      return present().service
    },
    get type() {
      return present().type
    },
    check(text) {
      try {
        const now = clock()
        return checkPass(text, { ...entriesOf(bundle, options.service, now), now, seen, requests, rule })
      } catch {
        return { verdict: 'refused', reason: 'fault' }
      }
    },
    async makeRequest(asked) {
      if (!requestKey) throw new GateError('no-request-key', 'this gate has no key to sign a request with')
      const { service } = present()
      const { required, optional } = service
      const indexes = asked ?? required
      if (indexes.some((index) => !required.includes(index) && !optional.includes(index))) {
        throw new GateError('unregistered-attribute', `${service.id} has not registered what it would ask for`)
      }
      const slot = slotAt(clock())
      const sorted = [...new Set(indexes)].sort((a, b) => a - b)
      const claim: RequestClaim = {
        service: service.id,
        indexes: sorted,
        nonce: random(NONCE_BYTES),
        slot,
        keyId: requestKey.id,
      }
      const signature = await ed25519Sign(requestKey.privateKey, requestMessage(claim))
      requests.add(claim)
      return { text: encodeRequest({ ...claim, signature }), validUntil: slotStart(slot) + SLOT_SECONDS }
    },
    replaceBundle(newer) {
      entriesOf(newer, options.service, clock())
      bundle = newer
    },
  }
}

interface Entries {
  readonly bundle: TrustBundle
  readonly service: Service
  readonly type: CredentialType
}

function entriesOf(bundle: TrustBundle, id: ServiceId, now: number): Entries {
  const service = serviceOf(bundle, id, now)
  if (!service) throw new GateError('unknown-service', `the bundle has no service ${id}`)
  const type = typeOf(bundle, service.type)
  if (!type) throw new GateError('unknown-type', `the bundle has no credential type ${service.type}`)
  return { bundle, service, type }
}
