import type { RandomSource } from '@hefu/bbs'
import type { Clock, ServiceId, TrustBundle } from '@hefu/standard'

/** What was said of a pass. */
export type PassVerdict =
  | {
      readonly verdict: 'admitted'
      /** The holder's name at the reports' service for this day; unrelated to that of any other day or service. */
      readonly pseudonym: Uint8Array
      /** Unix seconds: the end of the day, when the pseudonym changes. */
      readonly until: number
    }
  | { readonly verdict: 'refused' }

/**
 * Judges a pass of the service as which a city takes reports when it is flooded. The city's server is no gate, and may not import one: whoever
 * composes the city hands in one that is made from a gate. What it learns stays in memory.
 */
export interface PassCheck {
  /** The id of the service, for the wallet to make a pass; null while the register has none that fits. */
  service(): string | null
  /** Never throws, whatever the text. A pass is admitted once. */
  check(pass: string): Promise<PassVerdict>
}

/** Makes a check from what a gate is made of. */
export type MakePassCheck = (from: {
  readonly service: ServiceId
  /** The register as this server holds it. */
  readonly bundle: () => TrustBundle
  readonly clock: Clock
  readonly random: RandomSource
}) => PassCheck
