import type { Clock, ProvenRegister } from '@hefu/standard'
import { type LoggedAct, readActs } from '@hefu/standard'
import type { Fetcher } from '../../net/fetcher.ts'
import { type AppConfig, fetchConfig, type LogPin } from '../../trust/app-config.ts'
import { fetchBundle } from '../../trust/fetch-bundle.ts'

/** How far the opening is: what is fetched, then what is checked, of so many acts once they are counted. */
export type OpeningStep = { readonly step: 'fetching' } | { readonly step: 'checking'; readonly acts: number | null }

/** Proves a bundle by what is pinned; `onCounted` is told how many acts it has before they are checked. @throws BrowserError */
export type Prove = (bytes: Uint8Array, log: LogPin, onCounted: (acts: number) => void) => Promise<ProvenRegister>

/** A register that this browser has proven, ready to be read. */
export interface OpenRegister {
  readonly config: AppConfig
  readonly register: ProvenRegister
  readonly acts: readonly LoggedAct[]
}

/**
 * Fetches the whole register of a city and proves it from its first act on. Nothing is kept: each visit proves anew.
 *
 * @throws BrowserError `offline`, `city-down`, `not-configured`, `not-founded`; `bundle-refused`, `bundle-unwitnessed`; with evidence
 * `register-forked` and `register-forged`
 */
export async function openRegister(ports: {
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly prove: Prove
  readonly onStep: (step: OpeningStep) => void
}): Promise<OpenRegister> {
  const { fetcher, clock, prove, onStep } = ports
  onStep({ step: 'fetching' })
  const { config } = await fetchConfig(fetcher, clock)
  const bytes = await fetchBundle(fetcher, config.cityUrl)
  onStep({ step: 'checking', acts: null })
  const register = await prove(bytes, config.log, (acts) => onStep({ step: 'checking', acts }))
  return { config, register, acts: readActs(register) }
}
