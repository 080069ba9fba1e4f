import type { FetchedConfig } from '@hefu/app-browser'
import type { CityApi } from '@hefu/app-browser/city-api'
import type { Clock } from '@hefu/standard'
import type { ShownCodes } from '../inspections/shown-codes.ts'

/** What the whole page stands on. */
export interface RootPorts {
  /** Whose city it is, and what its server's clock says. @throws BrowserError */
  readonly configure: () => Promise<FetchedConfig>
  readonly apiOf: (cityUrl: string, onSignedOut: () => void) => CityApi
  readonly codes: ShownCodes
  readonly clock: Clock
}
