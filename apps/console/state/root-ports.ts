import type { RecordStore } from '@hefu/app-browser'
import type { CityApi } from '@hefu/app-browser/city-api'
import type { OpeningStep, OpenRegister } from '@hefu/app-browser/register'
import type { Clock } from '@hefu/standard'

/** What the whole console stands on. */
export interface RootPorts {
  /** @throws BrowserError */
  readonly open: (onStep: (step: OpeningStep) => void) => Promise<OpenRegister>
  readonly apiOf: (cityUrl: string, onSignedOut: () => void) => CityApi
  /** The text of a file of the app's own server. @throws BrowserError */
  readonly fetchText: (url: string) => Promise<string>
  readonly store: RecordStore
  readonly clock: Clock
  readonly random: (length: number) => Uint8Array
  readonly wait: (ms: number) => Promise<void>
}
