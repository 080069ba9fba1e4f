import { blindScalars, requireScalar } from './blind-messages.ts'
import { signBlindly } from './blind-signing.ts'
import { type BlindCommitment, commitTo, openCommitment } from './commitment.ts'
import { addPoints, addScalars, encodeScalar, isZeroScalar, multiplySecret, sumSecret } from './curve.ts'
import { BbsError } from './error.ts'
import { blindGenerators, generatorsOf } from './generators.ts'
import { concat, uint64 } from './octets.ts'
import type { RandomSource } from './random.ts'
import { type SignOptions, type VerifyOptions, verifyScalars } from './signature.ts'
import { mapMessages, PSEUDONYM } from './suite.ts'

/** What a prover commits to. */
export interface NymCommitOptions {
  readonly committedMessages?: readonly Uint8Array[]
  /** The prover's shares of its nym secrets, 32 octets each; one, unless more than one is meant. */
  readonly proverNyms: readonly Uint8Array[]
}

/**
 * Commits to nym secrets, and to messages if there are any (CommitWithNym of draft-irtf-cfrg-bbs-per-verifier-linkability).
 *
 * @throws BbsError `invalid-scalar`, `invalid-count`, `invalid-random` or `curve-not-loaded`
 * @example const { commitment, proverBlind } = nymCommit({ proverNyms: [randomScalar(random)] }, random)
 */
export function nymCommit(options: NymCommitOptions, random: RandomSource): BlindCommitment {
  const { committedMessages = [], proverNyms } = options
  assertNyms(proverNyms.length)
  const scalars = [...mapMessages(committedMessages, PSEUDONYM), ...proverNyms.map(requireScalar)]
  return commitTo(scalars, PSEUDONYM, random)
}

/** How much a commitment holds; what is not said is one nym secret and no message. */
export interface NymCounts {
  readonly committedMessageCount?: number
  readonly nymCount?: number
}

/**
 * Whether a commitment holds exactly what is said and proves that its maker knows it.
 *
 * @throws BbsError `invalid-count` or `curve-not-loaded`
 */
export function verifyNymCommitment(options: NymCounts & { readonly commitment: Uint8Array }): boolean {
  return openCommitment(options.commitment, committedScalars(options), PSEUDONYM) !== undefined
}

/** What is signed. */
export interface NymSignOptions extends SignOptions, NymCounts {
  /** As `nymCommit` made it. */
  readonly commitment: Uint8Array
  /** The signer's share of the last nym secret, 32 octets: the same for one prover when it is issued to again. */
  readonly signerNymEntropy: Uint8Array
}

/**
 * Checks a commitment and signs it together with messages (BlindSignWithNym). Deterministic.
 *
 * @throws BbsError `invalid-commitment`, `invalid-secret-key`, `invalid-public-key`, `invalid-scalar`, `invalid-count` or `curve-not-loaded`
 */
export function nymSign(options: NymSignOptions): Uint8Array {
  const committed = committedScalars(options)
  const entropy = requireScalar(options.signerNymEntropy)
  const commitment = openCommitment(options.commitment, committed, PSEUDONYM)
  if (!commitment) throw new BbsError('invalid-commitment', 'the commitment does not prove itself')
  const last = blindGenerators(PSEUDONYM, committed).at(-1)
  if (!last) throw new BbsError('invalid-count', 'no generator for the nym secret')
  const total = addPoints(commitment, multiplySecret(last, entropy))
  const header = headerWithNyms(options.header, options.nymCount)
  return signBlindly({ ...options, header }, committed, total, PSEUDONYM)
}

/** What a prover finishes an issuance with. */
export interface NymFinalizeOptions extends VerifyOptions, NymCommitOptions {
  readonly proverBlind: Uint8Array
  readonly signerNymEntropy: Uint8Array
}

/**
 * Joins both shares of the nym secret and verifies what was signed (VerifyFinalizeWithNym).
 *
 * @throws BbsError `invalid-signature` when it is not over exactly this, under this key; `invalid-scalar`, `invalid-count` or
 * `curve-not-loaded`
 */
export function nymFinalize(options: NymFinalizeOptions): { readonly nymSecrets: readonly Uint8Array[] } {
  const { messages, committedMessages = [], proverNyms, proverBlind } = options
  assertNyms(proverNyms.length)
  const entropy = requireScalar(options.signerNymEntropy)
  const shares = proverNyms.map(requireScalar)
  const nymSecrets = shares.map((share, i) => (i === shares.length - 1 ? addScalars(share, entropy) : share))
  const committed = committedMessages.length + proverNyms.length
  const generators = generatorsOf(PSEUDONYM, { signer: messages.length, committed })
  const scalars = blindScalars({ messages, committedMessages, proverBlind, nymSecrets }, PSEUDONYM)
  const header = headerWithNyms(options.header, proverNyms.length)
  if (
    nymSecrets.some(isZeroScalar) ||
    !verifyScalars({ ...options, header }, { generators, scalars, sum: sumSecret }, PSEUDONYM)
  ) {
    throw new BbsError('invalid-signature', 'the signature does not hold for these messages and secrets')
  }
  return { nymSecrets: nymSecrets.map(encodeScalar) }
}

/** How many nym secrets there are is signed too, so that nobody proves with fewer (the draft's combined_header). */
export function headerWithNyms(header: Uint8Array, nymCount = 1): Uint8Array {
  assertNyms(nymCount)
  return concat(header, uint64(nymCount))
}

/** M: how many scalars are committed to in all. */
export function committedScalars({ committedMessageCount = 0, nymCount = 1 }: NymCounts): number {
  assertNyms(nymCount)
  if (!Number.isInteger(committedMessageCount) || committedMessageCount < 0) {
    throw new BbsError('invalid-count', 'a count of committed messages is a whole number from 0')
  }
  return committedMessageCount + nymCount
}

function assertNyms(count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new BbsError('invalid-count', 'at least one nym secret is needed')
}
