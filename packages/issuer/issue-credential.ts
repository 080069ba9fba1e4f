import { BbsError, nymSign } from '@hefu/bbs'
import {
  type AttributeValues,
  type CredentialHeader,
  type CredentialType,
  type Epoch,
  encodeHeader,
  encodeMessages,
  epochPlus,
  type IssuedCredential,
  StandardError,
} from '@hefu/standard'
import { IssuerError } from './error.ts'

/** What an issuer signs, and with which key. */
export interface IssueOptions {
  /** BLS12-381 scalar, 32 bytes. */
  readonly secretKey: Uint8Array
  /** 96 bytes. */
  readonly publicKey: Uint8Array
  readonly type: CredentialType
  readonly header: CredentialHeader
  readonly values: AttributeValues
  /** The wallet's blind commitment to its nym secret, with proof of knowledge. */
  readonly commitment: Uint8Array
  /** The issuer's share of the nym secret, 32 bytes below the group order, kept per subject. */
  readonly entropy: Uint8Array
}

/**
 * Checks a blind commitment and signs a credential without learning the holder's secret. Deterministic: the same
 * commitment and values give the same signature, so a request repeated after a lost answer reveals nothing new.
 *
 * @throws IssuerError `invalid-commitment` or `invalid-attribute`
 * @example
 * const credential = issueCredential({ ...keys, type: PERSON_ENTRY, header, values, commitment, entropy })
 */
export function issueCredential(options: IssueOptions): IssuedCredential {
  const { header, values, entropy } = options
  return { header, values, entropy, signature: signBlind(options, messagesOf(options)) }
}

/** The epochs that an issuer signs for: the present one and the next. */
export function issuableEpochs(present: Epoch): readonly Epoch[] {
  return [present, epochPlus(present, 1)]
}

function messagesOf({ type, values }: IssueOptions): Uint8Array[] {
  try {
    return encodeMessages(type, values)
  } catch (cause) {
    if (!(cause instanceof StandardError)) throw cause
    throw new IssuerError('invalid-attribute', cause.message, { cause })
  }
}

function signBlind(options: IssueOptions, messages: readonly Uint8Array[]): Uint8Array {
  const { secretKey, publicKey, commitment, entropy } = options
  const header = encodeHeader(options.header)
  try {
    return nymSign({ secretKey, publicKey, commitment, signerNymEntropy: entropy, header, messages })
  } catch (cause) {
    if (!(cause instanceof BbsError) || cause.code !== 'invalid-commitment') throw cause
    throw new IssuerError('invalid-commitment', 'the commitment does not prove itself', { cause })
  }
}
