import type { AppConfig, Trusted } from '@hefu/app-browser'
import type { Service, TrustBundle } from '@hefu/standard'
import { type DayCount, emptyCount } from '../counter/day-count.ts'
import type { AppErrorCode } from '../error.ts'
import type { PartsRead } from '../health/health-engine.ts'
import type { RequestKey } from '../requests/request-key.ts'
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings.ts'
import type { Closed } from '../trust/bundle-age.ts'

/** Where a gate stands: no city yet, no service yet, at its door, or run in another tab. */
export type Phase = 'starting' | 'no-city' | 'choosing' | 'door' | 'elsewhere'

/** What every screen may know. */
export interface GateState {
  readonly phase: Phase
  readonly settings: Settings
  readonly config: AppConfig | null
  readonly bundle: TrustBundle | null
  /** The register that the bundle comes from. */
  readonly trusted: Trusted | null
  /** The register entry that the gate judges by. */
  readonly service: Service | null
  /** Whether the engine judges for that service. */
  readonly opened: boolean
  /** Why nobody is judged now. */
  readonly closed: Closed | null
  readonly requestKey: RequestKey | null
  readonly count: DayCount
  /** Why the city's bundle could not be fetched the last time. */
  readonly trustProblem: AppErrorCode | null
  /** With an alarm: the signed note that proves it. */
  readonly evidence: string | null
  /** Why the gate does not work at all. */
  readonly fault: AppErrorCode | null
  /** Seconds by which the server's clock was ahead of this device's, where it was asked. */
  readonly clockOffset: number | null
  /** Whether what the gate has seen outlives the page. */
  readonly remembers: boolean
  readonly refreshing: boolean
  /** Keys that this gate trusts for health certificates; null while that is not known. */
  readonly trustedKeys: number | null
  /** How far a card in several codes is. */
  readonly parts: PartsRead | null
}

/** A gate of which nothing is known yet. */
export const NEW_GATE: GateState = {
  phase: 'starting',
  settings: DEFAULT_SETTINGS,
  config: null,
  bundle: null,
  trusted: null,
  service: null,
  opened: false,
  closed: null,
  requestKey: null,
  count: emptyCount(''),
  trustProblem: null,
  evidence: null,
  fault: null,
  clockOffset: null,
  remembers: true,
  refreshing: false,
  trustedKeys: null,
  parts: null,
}
