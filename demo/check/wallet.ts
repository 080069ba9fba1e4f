import type { TrustBundle } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'

/** What the resident's wallet holds. */
export interface Wallet {
  readonly bundleBytes: Uint8Array
  readonly bundle: TrustBundle
  readonly credentials: readonly HeldCredential[]
}
