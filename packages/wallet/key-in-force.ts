import { equalBytes } from '@hefu/bytes'
import { type CredentialHeader, keysFor, type TrustBundle } from '@hefu/standard'

/**
 * Whether the register still has the key that signed a credential for its epoch. Where it was ended early, no gate accepts the credential:
 * it is shown to nobody any more but the issuer, to be renewed.
 */
export function isKeyInForce(
  bundle: TrustBundle,
  { header, publicKey }: { readonly header: CredentialHeader; readonly publicKey: Uint8Array },
): boolean {
  return keysFor(bundle, header.issuer, header.type, header.epoch).some((key) => equalBytes(key.publicKey, publicKey))
}
