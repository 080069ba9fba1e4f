import type { TrustBundle } from '@hefu/standard'

/** The city's register as this device has proven it. */
export interface Trusted {
  /** The whole bundle, from which it is proven again before anything is added. */
  readonly bytes: Uint8Array
  /** Acts in it. */
  readonly size: number
  /** What it comes to: what an app works with. */
  readonly bundle: TrustBundle
}
