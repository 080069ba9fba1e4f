import { nymVerifyProof } from '@hefu/bbs'
import { toHex } from '@hefu/bytes'
import {
  type AttributeValue,
  type CredentialType,
  decodePass,
  encodeHeader,
  encodeMessage,
  encodePresentationHeader,
  encodePseudonymContext,
  endedKeysFor,
  epochAt,
  type IssuerKey,
  isAcceptedEpoch,
  isEntitled,
  isInForce,
  keysFor,
  type Pass,
  type Service,
  SLOT_SECONDS,
  StandardError,
  scopeEnd,
  slotAt,
  slotStanding,
  slotStart,
  type TrustBundle,
} from '@hefu/standard'
import type { OpenRequest, OpenRequests } from './open-requests.ts'
import type { SeenSet } from './seen-set.ts'
import { gateStanding } from './standing.ts'
import type { RefusalReason, Verdict } from './verdict.ts'

/** What a gate judges by. */
export interface Judgement {
  readonly bundle: TrustBundle
  readonly service: Service
  readonly type: CredentialType
  /** Unix seconds. */
  readonly now: number
  readonly seen: SeenSet
  readonly requests: OpenRequests
  readonly rule: (disclosed: ReadonlyMap<number, AttributeValue>) => boolean
}

/**
 * Judges a text. The cheap checks come first, the proof after them; nothing is remembered of a text that is not admitted,
 * so that nobody can fill a gate's memory or use up another's pass with forgeries.
 */
export function checkPass(text: string, by: Judgement): Verdict {
  const gateReason = gateStanding(by.bundle, by.now)
  if (gateReason) return refused(gateReason)
  const pass = readPass(text)
  if (typeof pass === 'string') return refused(pass)
  const request = pass.nonce === null ? undefined : by.requests.find(pass.nonce, by.now)
  const reason = registerStanding(pass, by) ?? slotReason(pass, by.now) ?? seenReason(pass, by)
  if (reason) return refused(reason)
  const claimReason =
    requestReason(pass, by.service, request) ?? disclosureReason(pass, request?.indexes ?? by.service.required)
  if (claimReason) return refused(claimReason)
  const proven = proofReason(pass, by) ?? entitlementReason(pass, by)
  if (proven) return refused(proven)
  const added = by.seen.add(seenKey(pass, by.service), seenUntil(pass, by), by.now)
  if (added !== 'added') return refused(added === 'full' ? 'busy' : 'seen')
  if (request) by.requests.close(request)
  return { verdict: 'admitted', disclosed: pass.disclosed, pseudonym: pass.pseudonym, slot: pass.slot }
}

function readPass(text: string): Pass | RefusalReason {
  try {
    return decodePass(text)
  } catch (error) {
    if (!(error instanceof StandardError)) throw error
    return error.code === 'unknown-version' ? 'unknown-version' : 'malformed'
  }
}

/** The service first: "made for another service" helps a person at a door more than what follows from it. */
function registerStanding(pass: Pass, { bundle, service, now }: Judgement): RefusalReason | undefined {
  if (pass.service !== service.id) return 'wrong-service'
  if (!isInForce(service, now)) return 'service-not-in-force'
  if (pass.issuer !== service.issuer) return 'unknown-issuer'
  if (pass.type !== service.type) return 'wrong-type'
  if (!isAcceptedEpoch(pass.epoch, epochAt(now, bundle.utcOffsetMinutes))) return 'epoch'
  if (keysFor(bundle, pass.issuer, pass.type, pass.epoch).length > 0) return undefined
  return endedKeysFor(bundle, pass.issuer, pass.type, pass.epoch).length > 0 ? 'key-ended' : 'unknown-issuer'
}

function slotReason(pass: Pass, now: number): RefusalReason | undefined {
  const standing = slotStanding(pass.slot, slotAt(now))
  return standing === 'accepted' ? undefined : `slot-${standing}`
}

function seenReason(pass: Pass, { service, seen, now }: Judgement): RefusalReason | undefined {
  return seen.has(seenKey(pass, service), now) ? 'seen' : undefined
}

function requestReason(pass: Pass, service: Service, request: OpenRequest | undefined): RefusalReason | undefined {
  if (pass.nonce === null) return service.showing === 'answer' ? 'nonce' : undefined
  return request ? undefined : 'nonce'
}

function disclosureReason({ disclosed }: Pass, asked: readonly number[]): RefusalReason | undefined {
  if (asked.some((index) => !disclosed.has(index))) return 'undisclosed'
  return disclosed.size > asked.length ? 'over-disclosed' : undefined
}

function proofReason(pass: Pass, { bundle, service, type }: Judgement): RefusalReason | undefined {
  const disclosed = disclosedMessages(pass, type)
  if (!disclosed) return 'malformed'
  const claim = {
    proof: pass.proof,
    pseudonym: pass.pseudonym,
    header: encodeHeader(pass),
    presentationHeader: encodePresentationHeader(pass.service, pass.slot, pass.nonce),
    contextId: encodePseudonymContext(service.id, service.scope, pass.slot, bundle.utcOffsetMinutes),
    disclosed,
    signerMessageCount: type.attributes.length,
  }
  const holdsUnder = (keys: readonly IssuerKey[]): boolean =>
    keys.some(({ publicKey }) => nymVerifyProof({ publicKey, ...claim }))
  if (holdsUnder(keysFor(bundle, pass.issuer, pass.type, pass.epoch))) return undefined
  // Refused either way; but an honest holder is told to renew, and not that the pass is forged.
  return holdsUnder(endedKeysFor(bundle, pass.issuer, pass.type, pass.epoch)) ? 'key-ended' : 'proof'
}

/** The disclosed values as BBS messages; nothing when one is not of its attribute's kind. */
function disclosedMessages(pass: Pass, type: CredentialType): Map<number, Uint8Array> | undefined {
  try {
    return new Map(Array.from(pass.disclosed, ([index, value]) => [index, encodeMessage(type, index, value)]))
  } catch (error) {
    if (error instanceof StandardError) return undefined
    throw error
  }
}

function entitlementReason({ disclosed }: Pass, { service, rule }: Judgement): RefusalReason | undefined {
  return isEntitled(service, disclosed) && rule(disclosed) ? undefined : 'not-entitled'
}

/**
 * What is seen once: a holder in the scope where the service admits once, else the holder's pass of one slot, and of answers each: who was asked twice
 * in half a minute may answer twice.
 */
function seenKey(pass: Pass, service: Service): string {
  const pseudonym = toHex(pass.pseudonym)
  if (service.admission === 'once') return pseudonym
  return pass.nonce === null ? `${pseudonym} ${pass.slot}` : `${pseudonym} ${pass.slot} ${toHex(pass.nonce)}`
}

/** A key is kept until no pass that it stands for is accepted any more. */
function seenUntil(pass: Pass, { service, bundle }: Judgement): number {
  const passOver = slotStart(pass.slot) + 2 * SLOT_SECONDS
  if (service.admission === 'any') return passOver
  return Math.max(passOver, scopeEnd(service.scope, pass.slot, bundle.utcOffsetMinutes) ?? passOver)
}

function refused(reason: RefusalReason): Verdict {
  return { verdict: 'refused', reason }
}
