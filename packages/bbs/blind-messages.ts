import { decodeScalar, type Scalar, smallScalar } from './curve.ts'
import { BbsError } from './error.ts'
import { orderedMessages } from './proof-checking.ts'
import { assertIndexes } from './proof-making.ts'
import { type Api, mapMessages } from './suite.ts'

/** All that a blind signature is over, as its holder knows it. */
export interface BlindMessages {
  /** Seen by the signer. */
  readonly messages: readonly Uint8Array[]
  /** Hidden from the signer. */
  readonly committedMessages: readonly Uint8Array[]
  /** Of the commitment; nothing where there was none. */
  readonly proverBlind: Uint8Array | undefined
  readonly nymSecrets: readonly Scalar[]
}

/** The scalars in the order of the generators: messages, blind, committed messages, nym secrets. */
export function blindScalars(of: BlindMessages, api: Api): Scalar[] {
  const blind = of.proverBlind ? requireScalar(of.proverBlind) : smallScalar(0)
  return [...mapMessages(of.messages, api), blind, ...mapMessages(of.committedMessages, api), ...of.nymSecrets]
}

/** Positions of what is disclosed: committed messages follow the L messages and the blind. @throws BbsError `invalid-index` */
export function disclosedPositions(
  of: Pick<BlindMessages, 'messages' | 'committedMessages'>,
  disclosed: readonly number[],
  disclosedCommitted: readonly number[],
): number[] {
  assertIndexes(disclosed, of.messages.length)
  assertIndexes(disclosedCommitted, of.committedMessages.length)
  return [...disclosed, ...disclosedCommitted.map((index) => of.messages.length + 1 + index)]
}

/** The same for a verifier, with the messages; nothing when an index is out of range. */
export function positionedMessages(
  disclosed: ReadonlyMap<number, Uint8Array>,
  signerMessageCount: number,
  disclosedCommitted: ReadonlyMap<number, Uint8Array>,
  committedMessageCount: number,
): (readonly [number, Uint8Array])[] | undefined {
  const seen = orderedMessages(disclosed, signerMessageCount)
  const committed = orderedMessages(disclosedCommitted, committedMessageCount)
  if (!seen || !committed) return undefined
  return [...seen, ...committed.map(([index, message]) => [signerMessageCount + 1 + index, message] as const)]
}

/** A scalar that a caller holds. @throws BbsError `invalid-scalar` */
export function requireScalar(octets: Uint8Array): Scalar {
  const scalar = decodeScalar(octets)
  if (!scalar) throw new BbsError('invalid-scalar', 'a scalar is 32 octets, neither 0 nor above r')
  return scalar
}
