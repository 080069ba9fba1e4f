import { type Clock, type LoggedAct, type ProvenRegister, readActs } from '@hefu/standard'
import type { Fetcher } from '../../net/fetcher.ts'
import { type AppConfig, fetchConfig, type LogPin } from '../../trust/app-config.ts'
import { fetchBundle } from '../../trust/fetch-bundle.ts'

/** How far the opening is: what is fetched, then how many acts are proven, of so many once they are counted. */
export type OpeningStep =
  | { readonly step: 'fetching' }
  | { readonly step: 'checking'; readonly proven: number; readonly acts: number | null }

/** Proves a bundle by what is pinned; `onProven` is told how many of its acts are proven. @throws BrowserError */
export type Prove = (
  bytes: Uint8Array,
  log: LogPin,
  onProven: (proven: number, acts: number) => void,
) => Promise<ProvenRegister>

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
  onStep({ step: 'checking', proven: 0, acts: null })
  const register = await prove(bytes, config.log, (proven, acts) => onStep({ step: 'checking', proven, acts }))
  return { config, register, acts: readActs(register) }
}
