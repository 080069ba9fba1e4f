import type { Log } from '@hefu/server'
import type { Clock, Service } from '@hefu/standard'
import type { SyntheticHealthIssuer } from '@hefu/testing'
import type { DemoApp } from './app-builds.ts'
import type { CityPlace } from './city-place.ts'
import type { CustodianKeys } from './codes/found-codes.ts'
import type { OperatorName } from './operators/operator.ts'
import type { RunningOperators } from './operators/start-operators.ts'
import type { DemoPorts } from './ports.ts'
import type { DemoOfficers } from './register/demo-officers.ts'
import type { Resident } from './residents/resident.ts'
import type { GateKey } from './services/request-keys.ts'
import type { EnrolAt } from './wallet/enrol-resident.ts'

/** What a demo city may be told. */
export interface DemoOptions {
  /** Where database, keys and refresh tokens are kept. */
  readonly dataDirectory: string
  /** Whether to remove what an earlier demo has kept there first. */
  readonly fresh?: boolean
  /** By default 4600 to 4614. */
  readonly ports?: DemoPorts
  /** By default the machine's. Tokens of the identity provider always go by the machine's. */
  readonly clock?: Clock
  /** Whether to say nothing while starting. */
  readonly quiet?: boolean
  /** Whether to build and serve the apps; `true` unless told otherwise. */
  readonly apps?: boolean
  /** Whether to run the city's services too: transit, parking, library, exams, a clinic and a hospital; `false` unless told otherwise. */
  readonly services?: boolean
  /** Whether gates and barriers of the services tell and learn each second by themselves; `true` unless told otherwise. */
  readonly syncDevices?: boolean
  /** Where the services' log lines go; faults alone to standard error unless told otherwise. */
  readonly log?: Log
  /** A PostgreSQL to use in place of one in the data folder. */
  readonly databaseUrl?: string
}

/** The servers of a demo. */
export type DemoServer = DemoApp | 'city' | 'identityProvider' | 'firstWitness' | 'secondWitness' | 'services'

/** A demo city that runs. */
export interface RunningDemo extends EnrolAt {
  readonly gateUrl: string
  /** The public register. */
  readonly registerUrl: string
  /** Where officers work. */
  readonly consoleUrl: string
  /** Where organisations sign in. */
  readonly organisationUrl: string
  readonly residents: readonly Resident[]
  readonly services: readonly Service[]
  /** Who decides in this city: whoever runs a demo is all of them. */
  readonly officers: DemoOfficers
  /** Request keys of the services that ask, by service id. */
  readonly gateKeys: Readonly<Record<string, GateKey>>
  /** With what those write to the city who look after its things. */
  readonly custodianKeys: CustodianKeys
  /** A PDF with labels of organisations and things; null where none was printed, as on a machine without a font for it. */
  readonly labelSheet: string | null
  /** The code of an inspection of today, of the shop whose page is `/o/noodles-7`. */
  readonly inspectionCode: string
  /** A health ministry of elsewhere that wallet and gate trust; certificates to try are in the data folder, `health`. */
  readonly health: SyntheticHealthIssuer
  /** Where residents reach the city's services; null in a demo without them. */
  readonly serviceUrls: Readonly<Record<OperatorName, string>> | null
  /** The services themselves. */
  readonly operators: RunningOperators | null
  /** Where the city keeps what it has: its team may work beside its server. */
  readonly place: CityPlace
  /** Stops some of the servers, to see what still works without them. */
  stopServers(servers: readonly DemoServer[]): Promise<void>
  /** Stops the city for as long as some work on its data takes, as its team would, and starts it again. */
  whileCityIsDown<Result>(work: (place: CityPlace) => Promise<Result>): Promise<Result>
  /** Stops everything, the database last. */
  stop(): Promise<void>
}
