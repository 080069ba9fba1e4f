import { timingSafeEqual } from 'node:crypto'
import type { Issuance, Offer } from '@hefu/service-kit'
import { type Clock, EXAM_SCORE } from '@hefu/standard'
import { identityHash, plainIdNumber } from '../candidates/identity-hash.ts'
import type { CandidateId } from '../results/seal-result.ts'
import { findCandidate, replaceOffer } from '../store/candidate-store.ts'
import type { ExamsDatabase } from '../store/tables.ts'

/** What results are handed over with. */
export interface HandOverPorts {
  readonly database: ExamsDatabase
  readonly issuance: Pick<Issuance, 'offer' | 'end'>
  readonly identityKey: Uint8Array
  readonly clock: Clock
}

/** Seconds within which a wallet has to take the offer; after that its holder asks again. */
const REDEEM_WITHIN = 86_400
const NOBODY = new Uint8Array(32)

/**
 * Hands a result to whom it belongs: the identity number that was proven has to be the one under which this candidate sat. There is one
 * offer of a result at a time; asking again ends the one before, whose card is renewed no more.
 *
 * @returns null where there is nothing to hand over: no candidate, no result or another person. All look alike, in time too
 */
export async function handOver(ports: HandOverPorts, of: CandidateId, idNumber: string): Promise<Offer | null> {
  const { database, issuance, identityKey, clock } = ports
  const plain = plainIdNumber(idNumber)
  const hash = identityHash(identityKey, of.session, plain ?? '')
  const candidate = await findCandidate(database, of)
  const isTheirs = timingSafeEqual(candidate?.identityHash ?? NOBODY, hash)
  if (!plain || !isTheirs || !candidate?.result) return null
  const [offer] = await issuance.offer({ type: EXAM_SCORE.id, terms: of, until: clock() + REDEEM_WITHIN })
  if (!offer) return null
  if (await replaceOffer(database, of, { before: candidate.offer, after: offer.id })) {
    if (candidate.offer) await issuance.end(candidate.offer)
    return offer
  }
  // Somebody else who proved the same identity came between; theirs stands.
  await issuance.end(offer.id)
  return null
}
