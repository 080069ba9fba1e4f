import type { RunningClinic } from '@hefu/clinic'
import type { RunningExams } from '@hefu/exams'
import { type CityTrust, issuerKeysOf, type RunningService, serviceEntries, serviceRequestKey } from '@hefu/service-kit'
import type { ActBody, IssuerKey } from '@hefu/standard'
import type { Resident } from '../residents/resident.ts'
import { entrySpan } from '../services/demo-services.ts'
import { type GateKey, registeredKey } from '../services/request-keys.ts'
import { CITY_ISSUER } from '../services/service-ids.ts'
import type { DemoLibrary } from './library-operator.ts'
import { CROWD, OPERATORS, type Operator, type OperatorName } from './operator.ts'
import { operatorPlaces, type PlacesOptions } from './operator-places.ts'
import { OPERATOR_PLANS } from './operator-plans.ts'
import { OPERATOR_WORDS } from './operator-words.ts'
import { ownDatabase } from './own-database.ts'
import type { DemoParking } from './parking-operator.ts'
import type { StaffClient } from './staff-accounts.ts'
import type { DemoTransit } from './transit-operator.ts'

/** The city's services as they run in a demo. */
export interface RunningOperators {
  readonly transit: DemoTransit
  readonly parking: DemoParking
  readonly library: DemoLibrary
  readonly exams: RunningExams
  readonly clinic: RunningClinic
  readonly hospital: RunningClinic
  /** The connection string of each service's own database. */
  readonly databases: Readonly<Record<OperatorName, string>>
}

/** The services before they run. */
export interface PreparedOperators {
  /** How their staff sign in at the identity provider. */
  readonly staffClients: readonly StaffClient[]
  /** What officers decide for them. */
  entries(keys: Readonly<Record<string, GateKey>>, now: number): Promise<readonly ActBody[]>
  /** The keys that they will sign with, once their types are registered. */
  issuerKeys(city: CityTrust, databaseUrl: string): Promise<readonly IssuerKey[]>
  /** Starts them; nothing is left running of those that did start where one does not. */
  start(city: CityTrust, databaseUrl: string): Promise<RunningOperators>
  /** Stops them, gates first. Stopping twice is the same as once. */
  stop(): Promise<void>
}

/** Makes the city's services ready: folders with their keys, and how their staff sign in. */
export async function prepareOperators(
  options: PlacesOptions & { readonly residents: readonly Resident[] },
): Promise<PreparedOperators> {
  const { residents } = options
  const places = await operatorPlaces(options)
  const running: Partial<Record<OperatorName, RunningService>> = {}
  let stopped: Promise<void> | undefined

  async function startOne<Running extends RunningService>(
    name: OperatorName,
    plan: Operator<Running>,
    city: CityTrust,
    cityDatabase: string,
  ): Promise<Running> {
    const databaseUrl = await ownDatabase(cityDatabase, name)
    const started = await plan.start(places.of(name, city, databaseUrl), residents)
    running[name] = started
    return started
  }

  return {
    staffClients: places.staffClients,
    async entries(keys, now) {
      const keyOf = async (service: string) => {
        const key = keys[service]
        if (!key) throw new RangeError(`${service} has no request key`)
        return registeredKey(key)
      }
      const acts: ActBody[] = []
      for (const name of OPERATORS) {
        const place = places.beforehand(name)
        const { plan, takers }: Operator<RunningService> = OPERATOR_PLANS[name]
        const { id, publicKey } = await serviceRequestKey(place.config)
        const span = entrySpan(now)
        const { publicUrl } = place.config
        const requestKey = { id, publicKey }
        const operator = OPERATOR_WORDS[name]
        const own = { operator, cityIssuer: CITY_ISSUER, publicUrl, requestKey, crowd: CROWD, ...span }
        // The types of a second clinic are in the register by then.
        acts.push(...serviceEntries(plan, own).filter((act) => !isRegistered(act, acts)))
        const services = (await takers?.({ ...place, span, keyOf })) ?? []
        acts.push(...services.map((service): ActBody => ({ kind: 'service', service })))
      }
      return acts
    },
    async issuerKeys(city, cityDatabase) {
      const keys: IssuerKey[] = []
      for (const name of OPERATORS) {
        const place = places.of(name, city, await ownDatabase(cityDatabase, name))
        keys.push(...(await issuerKeysOf(OPERATOR_PLANS[name].plan, place.config, place.ports)))
      }
      return keys
    },
    async start(city, databaseUrl) {
      const named = await Promise.all(
        OPERATORS.map(async (name) => [name, await ownDatabase(databaseUrl, name)] as const),
      )
      const databases = Object.fromEntries(named) as RunningOperators['databases']
      return {
        transit: await startOne('transit', OPERATOR_PLANS.transit, city, databaseUrl),
        parking: await startOne('parking', OPERATOR_PLANS.parking, city, databaseUrl),
        library: await startOne('library', OPERATOR_PLANS.library, city, databaseUrl),
        exams: await startOne('exams', OPERATOR_PLANS.exams, city, databaseUrl),
        clinic: await startOne('clinic', OPERATOR_PLANS.clinic, city, databaseUrl),
        hospital: await startOne('hospital', OPERATOR_PLANS.hospital, city, databaseUrl),
        databases,
      }
    },
    stop() {
      stopped ??= Promise.all(Object.values(running).map((service) => service.stop())).then(() => {})
      return stopped
    },
  }
}

function isRegistered(act: ActBody, acts: readonly ActBody[]): boolean {
  return (
    act.kind === 'credential-type' && acts.some((one) => one.kind === 'credential-type' && one.type.id === act.type.id)
  )
}
