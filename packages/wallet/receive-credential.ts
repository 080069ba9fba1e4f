import { BbsError, nymCommit, nymFinalize, nymProve, type RandomSource, randomScalar } from '@hefu/bbs'
import { encodeDcbor, equalBytes } from '@hefu/bytes'
import {
  type CredentialType,
  type CredentialTypeId,
  credentialTypeToCbor,
  decodeIssuedCredential,
  type Epoch,
  encodeHeader,
  encodeIssuanceProof,
  encodeIssuerPresentationHeader,
  encodeIssuerShowing,
  encodeMessages,
  encodeRefreshContext,
  type IssuedCredential,
  type IssuerId,
  type IssuerShowing,
  KNOWN_TYPES,
  keysFor,
  StandardError,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import { WalletError } from './error.ts'
import type { HeldCredential, LineId } from './held-credential.ts'

/** An issuance that has begun: the secrets that the answer will be unblinded with. Sealed like a credential if it is kept. */
export interface PendingIssuance {
  /** As of the credential that it will be. */
  readonly line?: LineId
  readonly type: CredentialTypeId
  readonly epoch: Epoch
  readonly proverNym: Uint8Array
  readonly proverBlind: Uint8Array
  readonly commitment: Uint8Array
}

/** Begins an issuance. For a refresh, give the `proverNym` of the credential held: pseudonyms then stay what they were. */
export function beginIssuance(
  options: {
    readonly type: CredentialTypeId
    readonly epoch: Epoch
    readonly proverNym?: Uint8Array
    /** The grant or the offer that is redeemed, for a card that comes from one. */
    readonly line?: LineId | undefined
  },
  random: RandomSource,
): PendingIssuance {
  const proverNym = options.proverNym ?? randomScalar(random)
  const { commitment, proverBlind } = nymCommit({ proverNyms: [proverNym] }, random)
  const { type, epoch, line } = options
  return { type, epoch, proverNym, proverBlind, commitment, ...(line !== undefined && { line }) }
}

/** The `proofs` entry of an OpenID4VCI credential request; with a credential held, a refresh. */
export function proveForIssuance(
  options: { readonly pending: PendingIssuance; readonly nonce: string; readonly present: HeldCredential | null },
  random: RandomSource,
): string {
  const { pending, nonce, present } = options
  const { epoch, commitment } = pending
  const refresh = present && showToIssuer(present, nonce, commitment, random)
  return encodeIssuanceProof({ epoch, commitment, nonce, refresh })
}

/** The showing by which a wallet accepts what it was issued, so that the issuer knows the refresh pseudonym. */
export function proveAcceptance(
  options: { readonly credential: HeldCredential; readonly nonce: string },
  random: RandomSource,
): string {
  return encodeIssuerShowing(showToIssuer(options.credential, options.nonce, null, random))
}

/**
 * Unblinds and checks what an issuer answered. Everything that could set this holder apart is refused: another header than
 * asked for, a key that the bundle does not list, a type of another shape, entropy other than before.
 *
 * @throws WalletError `malformed`, `unknown-type`, `wrong-type`, `wrong-epoch`, `unknown-key`, `entropy-changed` or `invalid-signature`
 */
export function receiveCredential(options: {
  readonly text: string
  readonly pending: PendingIssuance
  readonly bundle: TrustBundle
  readonly present: HeldCredential | null
  /** The only issuer that may sign it, where the wallet knows whom it asked: the one that an offer names. */
  readonly issuer?: IssuerId
}): HeldCredential {
  const { pending, bundle, present, issuer } = options
  const type = acceptedType(bundle, pending.type)
  const issued = decodeIssued(options.text, type)
  if (issued.header.epoch !== pending.epoch) throw new WalletError('wrong-epoch', 'not the epoch that was asked for')
  const expected = issuer ?? present?.header.issuer
  if (expected && expected !== issued.header.issuer) throw new WalletError('unknown-key', 'another issuer')
  if (present && equalBytes(present.proverNym, pending.proverNym) && !equalBytes(present.entropy, issued.entropy)) {
    throw new WalletError('entropy-changed', 'the issuer changed its share of the nym secret')
  }
  const keys = keysFor(bundle, issued.header.issuer, type.id, issued.header.epoch)
  if (keys.length === 0) throw new WalletError('unknown-key', 'no key in the bundle signs this type and epoch')
  const unblinded = keys.map(({ publicKey }) => unblind(publicKey, issued, type, pending)).find((held) => held !== null)
  if (!unblinded) throw new WalletError('invalid-signature', 'the signature is of no key in the bundle')
  return unblinded
}

function acceptedType(bundle: TrustBundle, id: CredentialTypeId): CredentialType {
  const known = KNOWN_TYPES.find((type) => type.id === id)
  const listed = typeOf(bundle, id)
  if (!known || !listed) throw new WalletError('unknown-type', `this wallet does not know ${id}`)
  const same = equalBytes(encodeDcbor(credentialTypeToCbor(known)), encodeDcbor(credentialTypeToCbor(listed)))
  if (!same) throw new WalletError('wrong-type', `the bundle describes ${id} in another way than this wallet`)
  return known
}

function decodeIssued(text: string, type: CredentialType): IssuedCredential {
  try {
    return decodeIssuedCredential(text, type)
  } catch (cause) {
    if (!(cause instanceof StandardError)) throw cause
    throw new WalletError(cause.code === 'invalid-attribute' ? 'wrong-type' : 'malformed', cause.message, { cause })
  }
}

function unblind(
  publicKey: Uint8Array,
  issued: IssuedCredential,
  type: CredentialType,
  pending: PendingIssuance,
): HeldCredential | null {
  const { header, values, entropy, signature } = issued
  const { proverNym, proverBlind, line } = pending
  try {
    const { nymSecrets } = nymFinalize({
      publicKey,
      signature,
      header: encodeHeader(header),
      messages: encodeMessages(type, values),
      proverNyms: [proverNym],
      proverBlind,
      signerNymEntropy: entropy,
    })
    const [nymSecret] = nymSecrets
    if (!nymSecret) return null
    const held = { header, values, publicKey, signature, entropy, proverNym, proverBlind, nymSecret }
    return line === undefined ? held : { line, ...held }
  } catch (cause) {
    if (cause instanceof BbsError && cause.code !== 'curve-not-loaded') return null
    throw cause
  }
}

function showToIssuer(
  credential: HeldCredential,
  nonce: string,
  commitment: Uint8Array | null,
  random: RandomSource,
): IssuerShowing {
  const { issuer, type, epoch } = credential.header
  const known = KNOWN_TYPES.find(({ id }) => id === type)
  if (!known) throw new WalletError('unknown-type', `this wallet does not know ${type}`)
  const { proof, pseudonym } = nymProve(
    {
      publicKey: credential.publicKey,
      signature: credential.signature,
      header: encodeHeader(credential.header),
      presentationHeader: encodeIssuerPresentationHeader(issuer, type, nonce, commitment),
      contextId: encodeRefreshContext(issuer, type),
      messages: encodeMessages(known, credential.values),
      disclosed: [],
      proverBlind: credential.proverBlind,
      nymSecrets: [credential.nymSecret],
    },
    random,
  )
  return { epoch, pseudonym, proof }
}
