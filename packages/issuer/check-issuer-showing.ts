import { nymVerifyProof } from '@hefu/bbs'
import {
  type CredentialHeader,
  encodeHeader,
  encodeIssuerPresentationHeader,
  encodeRefreshContext,
  type IssuerShowing,
} from '@hefu/standard'

/** A showing that a wallet made to its own issuer, and what it must fit. */
export interface IssuerShowingCheck {
  /** The keys in force for the showing's epoch; at most two. */
  readonly publicKeys: readonly Uint8Array[]
  /** Of the credential shown. */
  readonly header: CredentialHeader
  /** How many attributes the type has. */
  readonly messageCount: number
  readonly showing: IssuerShowing
  /** The `c_nonce` that the issuer gave out. */
  readonly nonce: string
  /** What the showing asks to be signed; `null` when it accepts what was issued. */
  readonly commitment: Uint8Array | null
}

/**
 * Whether a showing proves a credential of this issuer under its refresh scope. That its pseudonym is the recorded one is
 * for the caller to compare: this engine keeps nothing.
 */
export function checkIssuerShowing(check: IssuerShowingCheck): boolean {
  const { header, showing } = check
  if (showing.epoch !== header.epoch) return false
  return check.publicKeys.some((publicKey) =>
    nymVerifyProof({
      publicKey,
      proof: showing.proof,
      pseudonym: showing.pseudonym,
      header: encodeHeader(header),
      presentationHeader: encodeIssuerPresentationHeader(header.issuer, header.type, check.nonce, check.commitment),
      contextId: encodeRefreshContext(header.issuer, header.type),
      disclosed: new Map(),
      signerMessageCount: check.messageCount,
    }),
  )
}
