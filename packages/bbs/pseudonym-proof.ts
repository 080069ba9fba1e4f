import { type BatchVerdict, verifyAlone, verifyTogether } from './batch.ts'
import { blindScalars, disclosedPositions, positionedMessages, requireScalar } from './blind-messages.ts'
import { decodePoint, encodePoint, isIdentity, multiplySecret, negatePoint, type Point, sumPublic } from './curve.ts'
import { BbsError } from './error.ts'
import { generatorsOf } from './generators.ts'
import type { ProofShowing, ProveOptions } from './proof.ts'
import { checkClaim, type PairingTerms } from './proof-checking.ts'
import type { Proof } from './proof-format.ts'
import { makeProof } from './proof-making.ts'
import { pseudonymContext } from './pseudonym-context.ts'
import { committedScalars, headerWithNyms, type NymCounts } from './pseudonym-issuance.ts'
import type { RandomSource } from './random.ts'
import { PSEUDONYM } from './suite.ts'

/**
 * The pseudonym of a holder in a context, 48 octets: the same in every proof that this holder makes for this context, and
 * unlinkable across contexts (CalculatePseudonym of draft-irtf-cfrg-bbs-per-verifier-linkability).
 *
 * @throws BbsError `invalid-scalar`, `invalid-count` or `curve-not-loaded`
 */
export function pseudonymOf(options: {
  readonly contextId: Uint8Array
  readonly nymSecrets: readonly Uint8Array[]
}): Uint8Array {
  const { point, evaluate } = pseudonymContext(options.contextId)
  const pseudonym = multiplySecret(point, evaluate(options.nymSecrets.map(requireScalar)))
  return encodePoint(refuseIdentity(pseudonym))
}

/** What a holder proves. */
export interface NymProveOptions extends ProveOptions {
  /** Where the pseudonym holds. */
  readonly contextId: Uint8Array
  readonly committedMessages?: readonly Uint8Array[]
  /** Ascending indexes among the committed messages. */
  readonly disclosedCommitted?: readonly number[]
  readonly proverBlind: Uint8Array
  /** As `nymFinalize` gave them. */
  readonly nymSecrets: readonly Uint8Array[]
}

/**
 * Proves a signature together with a pseudonym (ProofGenWithNym). The signature itself is not verified: `nymFinalize` did.
 *
 * @returns the proof and the pseudonym, 48 octets
 * @throws BbsError `invalid-signature`, `invalid-scalar`, `invalid-index`, `invalid-count`, `invalid-random` or `curve-not-loaded`
 */
export function nymProve(
  options: NymProveOptions,
  random: RandomSource,
): { readonly proof: Uint8Array; readonly pseudonym: Uint8Array } {
  const { messages, committedMessages = [], disclosedCommitted = [], proverBlind, contextId } = options
  const nymSecrets = options.nymSecrets.map(requireScalar)
  const disclosed = disclosedPositions({ messages, committedMessages }, options.disclosed, disclosedCommitted)
  const committed = committedMessages.length + nymSecrets.length
  const generators = generatorsOf(PSEUDONYM, { signer: messages.length, committed })
  const scalars = blindScalars({ messages, committedMessages, proverBlind, nymSecrets }, PSEUDONYM)
  const header = headerWithNyms(options.header, nymSecrets.length)
  const context = pseudonymContext(contextId)
  const pseudonym = refuseIdentity(multiplySecret(context.point, context.evaluate(nymSecrets)))
  const proof = makeProof(
    {
      ...options,
      header,
      generators,
      scalars,
      disclosed,
      pseudonym: {
        contextId,
        commit: (tildes) => ({
          pseudonym,
          ut: refuseIdentity(multiplySecret(context.point, context.evaluate(tildes.slice(-nymSecrets.length)))),
        }),
      },
    },
    PSEUDONYM,
    random,
  )
  return { proof, pseudonym: encodePoint(pseudonym) }
}

/** One proof with its pseudonym, and what they are said to prove. */
export interface NymShowing extends Omit<ProofShowing, 'messageCount'>, NymCounts {
  readonly pseudonym: Uint8Array
  readonly contextId: Uint8Array
  readonly disclosedCommitted?: ReadonlyMap<number, Uint8Array>
  /** L: how many messages the signer saw. */
  readonly signerMessageCount: number
}

/** A showing and the key that it is said to be under. */
export interface NymVerifyProofOptions extends NymShowing {
  readonly publicKey: Uint8Array
}

/**
 * Whether a proof and its pseudonym hold (ProofVerifyWithNym). `false` for anything malformed, an invalid public key included.
 *
 * @throws BbsError `curve-not-loaded`, or `invalid-count` for counts that are not whole numbers from 0 to 1,000
 */
export function nymVerifyProof(options: NymVerifyProofOptions): boolean {
  return verifyAlone(options.publicKey, checkShowing(options.publicKey, options))
}

/**
 * Verifies many proofs with pseudonyms under one key with one pairing product, and names those that do not hold. Headers,
 * contexts, disclosures and counts may differ.
 *
 * @param random yields the weights of the linear combination; a prover must not be able to foresee them
 * @throws BbsError as `nymVerifyProof`, and `invalid-random`
 */
export function nymVerifyBatch(
  options: { readonly publicKey: Uint8Array; readonly showings: readonly NymShowing[] },
  random: RandomSource,
): BatchVerdict {
  const { publicKey, showings } = options
  const checked = showings.map((showing) => checkShowing(publicKey, showing))
  return verifyTogether(publicKey, checked, random)
}

function checkShowing(publicKey: Uint8Array, showing: NymShowing): PairingTerms | undefined {
  const { signerMessageCount: signer, committedMessageCount = 0, nymCount = 1, contextId } = showing
  const generators = generatorsOf(PSEUDONYM, { signer, committed: committedScalars(showing) })
  const disclosed = positionedMessages(
    showing.disclosed,
    signer,
    showing.disclosedCommitted ?? new Map(),
    committedMessageCount,
  )
  const header = headerWithNyms(showing.header, nymCount)
  const recommit = (proof: Proof) => recommitPseudonym(showing.pseudonym, contextId, nymCount, proof)
  const claim = { ...showing, publicKey, header, generators, disclosed, pseudonym: { contextId, recommit } }
  return checkClaim(claim, PSEUDONYM)
}

/** PseudonymProofVerifyInit: Uv = OP * poly - pseudonym * c. */
function recommitPseudonym(
  octets: Uint8Array,
  contextId: Uint8Array,
  nymCount: number,
  { hiddenHats, challenge }: Proof,
): { readonly pseudonym: Point; readonly ut: Point } | undefined {
  const pseudonym = decodePoint(octets)
  if (!pseudonym) return undefined
  const { point, evaluate } = pseudonymContext(contextId)
  const ut = sumPublic([
    [point, evaluate(hiddenHats.slice(-nymCount))],
    [negatePoint(pseudonym), challenge],
  ])
  return isIdentity(ut) ? undefined : { pseudonym, ut }
}

function refuseIdentity(point: Point): Point {
  if (isIdentity(point)) throw new BbsError('invalid-scalar', 'the nym secrets have no pseudonym in this context')
  return point
}
