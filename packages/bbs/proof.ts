import { type BatchVerdict, verifyAlone, verifyTogether } from './batch.ts'
import { generatorsOf } from './generators.ts'
import { checkClaim, orderedMessages, type PairingTerms } from './proof-checking.ts'
import { assertIndexes, makeProof } from './proof-making.ts'
import type { RandomSource } from './random.ts'
import { CORE, mapMessages } from './suite.ts'

/** What a holder proves. */
export interface ProveOptions {
  readonly publicKey: Uint8Array
  readonly signature: Uint8Array
  readonly header: Uint8Array
  /** Binds the proof to one showing; empty when there is none. */
  readonly presentationHeader: Uint8Array
  /** All of them, in the order in which they were signed. */
  readonly messages: readonly Uint8Array[]
  /** Ascending indexes of the messages to disclose. */
  readonly disclosed: readonly number[]
}

/**
 * Proves knowledge of a signature while disclosing some of its messages (ProofGen of draft-irtf-cfrg-bbs-signatures-09,
 * section 3.5.3). The signature itself is not verified: check it once, when it is received.
 *
 * @returns 272 octets and 32 for each hidden message
 * @throws BbsError `invalid-signature`, `invalid-index`, `invalid-count`, `invalid-random` or `curve-not-loaded`
 */
export function prove(options: ProveOptions, random: RandomSource): Uint8Array {
  const { messages, disclosed } = options
  assertIndexes(disclosed, messages.length)
  const generators = generatorsOf(CORE, { signer: messages.length, committed: null })
  return makeProof({ ...options, generators, scalars: mapMessages(messages, CORE) }, CORE, random)
}

/** One proof, and what it is said to prove. */
export interface ProofShowing {
  readonly proof: Uint8Array
  readonly header: Uint8Array
  readonly presentationHeader: Uint8Array
  /** Disclosed messages by index. */
  readonly disclosed: ReadonlyMap<number, Uint8Array>
  /** How many messages the signature has. The verifier knows; a proof's length is not asked. */
  readonly messageCount: number
}

/** A showing and the key that it is said to be under. */
export interface VerifyProofOptions extends ProofShowing {
  readonly publicKey: Uint8Array
}

/**
 * Whether a proof holds (ProofVerify, section 3.5.4). `false` for anything malformed, an invalid public key included.
 *
 * @throws BbsError `curve-not-loaded`, or `invalid-count` for a `messageCount` that is not a whole number from 0 to 1,000
 */
export function verifyProof(options: VerifyProofOptions): boolean {
  return verifyAlone(options.publicKey, checkShowing(options.publicKey, options))
}

/**
 * Verifies many proofs under one key with one pairing product, and names those that do not hold. Headers, disclosures and
 * counts may differ.
 *
 * @param random yields the weights of the linear combination; a prover must not be able to foresee them
 * @throws BbsError as `verifyProof`, and `invalid-random`
 */
export function verifyProofBatch(
  options: { readonly publicKey: Uint8Array; readonly showings: readonly ProofShowing[] },
  random: RandomSource,
): BatchVerdict {
  const { publicKey, showings } = options
  const checked = showings.map((showing) => checkShowing(publicKey, showing))
  return verifyTogether(publicKey, checked, random)
}

function checkShowing(publicKey: Uint8Array, showing: ProofShowing): PairingTerms | undefined {
  const { messageCount } = showing
  const generators = generatorsOf(CORE, { signer: messageCount, committed: null })
  const disclosed = orderedMessages(showing.disclosed, messageCount)
  return checkClaim({ ...showing, publicKey, generators, disclosed }, CORE)
}
