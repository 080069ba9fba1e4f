import { verifyAlone } from './batch.ts'
import { blindScalars, disclosedPositions, positionedMessages } from './blind-messages.ts'
import { signBlindly } from './blind-signing.ts'
import { type BlindCommitment, commitTo, openCommitment } from './commitment.ts'
import { IDENTITY, sumSecret } from './curve.ts'
import { BbsError } from './error.ts'
import { generatorsOf } from './generators.ts'
import type { ProofShowing, ProveOptions } from './proof.ts'
import { checkClaim } from './proof-checking.ts'
import { makeProof } from './proof-making.ts'
import type { RandomSource } from './random.ts'
import { type SignOptions, type VerifyOptions, verifyScalars } from './signature.ts'
import { BLIND, mapMessages } from './suite.ts'

/**
 * Commits to messages that a signer shall sign unseen (Commit of draft-irtf-cfrg-bbs-blind-signatures-02, section 4.1.1).
 *
 * @throws BbsError `invalid-count`, `invalid-random` or `curve-not-loaded`
 */
export function blindCommit(
  options: { readonly committedMessages: readonly Uint8Array[] },
  random: RandomSource,
): BlindCommitment {
  return commitTo(mapMessages(options.committedMessages, BLIND), BLIND, random)
}

/** What is signed, seen and unseen. */
export interface BlindSignOptions extends SignOptions {
  /** With its proof; none when the prover commits to nothing, not even a blind. */
  readonly commitment?: Uint8Array
  /** How many messages the commitment must hold. */
  readonly committedMessageCount: number
}

/**
 * Checks a commitment and signs it together with messages (BlindSign, section 4.2.1). Deterministic.
 *
 * @throws BbsError `invalid-commitment`, `invalid-secret-key`, `invalid-public-key`, `invalid-count` or `curve-not-loaded`
 */
export function blindSign(options: BlindSignOptions): Uint8Array {
  const { commitment, committedMessageCount } = options
  const point = commitment ? openCommitment(commitment, committedMessageCount, BLIND) : IDENTITY
  if (!point || (!commitment && committedMessageCount > 0)) {
    throw new BbsError('invalid-commitment', 'the commitment does not prove itself')
  }
  return signBlindly(options, committedMessageCount, point, BLIND)
}

/** What the holder of a blind signature verifies it with. */
export interface BlindVerifyOptions extends VerifyOptions {
  readonly committedMessages?: readonly Uint8Array[]
  /** As `blindCommit` gave it; none when there was no commitment. */
  readonly proverBlind?: Uint8Array
}

/**
 * Whether a blind signature is over these messages (VerifyBlindSign, section 4.2.2).
 *
 * @throws BbsError `invalid-scalar` for a malformed blind, `invalid-count` or `curve-not-loaded`
 */
export function blindVerify(options: BlindVerifyOptions): boolean {
  const { messages, committedMessages = [], proverBlind } = options
  const generators = generatorsOf(BLIND, { signer: messages.length, committed: committedMessages.length })
  const scalars = blindScalars({ messages, committedMessages, proverBlind, nymSecrets: [] }, BLIND)
  return verifyScalars(options, { generators, scalars, sum: sumSecret }, BLIND)
}

/** What the holder of a blind signature proves. */
export interface BlindProveOptions extends ProveOptions {
  readonly committedMessages?: readonly Uint8Array[]
  /** Ascending indexes among the committed messages. */
  readonly disclosedCommitted?: readonly number[]
  readonly proverBlind?: Uint8Array
}

/**
 * Proves a blind signature (BlindProofGen, section 4.2.3). The proof does not tell which messages were committed unless
 * they are disclosed.
 *
 * @throws BbsError `invalid-signature`, `invalid-scalar`, `invalid-index`, `invalid-count`, `invalid-random` or `curve-not-loaded`
 */
export function blindProve(options: BlindProveOptions, random: RandomSource): Uint8Array {
  const { messages, committedMessages = [], disclosedCommitted = [], proverBlind } = options
  const disclosed = disclosedPositions({ messages, committedMessages }, options.disclosed, disclosedCommitted)
  const generators = generatorsOf(BLIND, { signer: messages.length, committed: committedMessages.length })
  const scalars = blindScalars({ messages, committedMessages, proverBlind, nymSecrets: [] }, BLIND)
  return makeProof({ ...options, generators, scalars, disclosed }, BLIND, random)
}

/** One proof of a blind signature, and what it is said to prove. */
export interface BlindVerifyProofOptions extends Omit<ProofShowing, 'messageCount'> {
  readonly publicKey: Uint8Array
  readonly disclosedCommitted?: ReadonlyMap<number, Uint8Array>
  /** L: how many messages the signer saw. */
  readonly signerMessageCount: number
  /** M: how many it did not. */
  readonly committedMessageCount: number
}

/**
 * Whether a proof of a blind signature holds (BlindProofVerify, section 4.2.4). `false` for anything malformed.
 *
 * @throws BbsError `curve-not-loaded`, or `invalid-count` for counts that are not whole numbers from 0 to 1,000
 */
export function blindVerifyProof(options: BlindVerifyProofOptions): boolean {
  const { publicKey, signerMessageCount: signer, committedMessageCount: committed, disclosedCommitted } = options
  const generators = generatorsOf(BLIND, { signer, committed })
  const disclosed = positionedMessages(options.disclosed, signer, disclosedCommitted ?? new Map(), committed)
  return verifyAlone(publicKey, checkClaim({ ...options, generators, disclosed }, BLIND))
}
