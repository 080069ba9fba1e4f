import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningClinic } from '@hefu/clinic'
import type { RunningExams } from '@hefu/exams'
import { type Log, systemRandom } from '@hefu/server'
import {
  type CityTrust,
  followRegister,
  openIssuance,
  openServiceDatabase,
  type RunningService,
} from '@hefu/service-kit'
import type { ActBody, Clock, IssuerKey } from '@hefu/standard'
import { keptSecret } from '../kept-secret.ts'
import type { Resident } from '../residents/resident.ts'
import { entrySpan } from '../services/demo-services.ts'
import { type GateKey, registeredKey } from '../services/request-keys.ts'
import type { DemoLibrary } from './library-operator.ts'
import { OPERATORS, type Operator, type OperatorName, type OperatorPlace } from './operator.ts'
import { OPERATOR_PLANS } from './operator-plans.ts'
import { ownDatabase } from './own-database.ts'
import type { DemoParking } from './parking-operator.ts'
import { type StaffClient, staffClientId } from './staff-accounts.ts'
import type { DemoTransit } from './transit-operator.ts'

/** The city's services as they run in a demo. */
export interface RunningOperators {
  readonly transit: DemoTransit
  readonly parking: DemoParking
  readonly library: DemoLibrary
  readonly exams: RunningExams
  readonly clinic: RunningClinic
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

/** A machine that tries out a whole city has one address. */
const REQUESTS_PER_MINUTE = 100_000

/** Makes the city's services ready: folders with their keys, and how their staff sign in. */
export async function prepareOperators(options: {
  readonly folder: string
  readonly urls: Readonly<Record<OperatorName, string>>
  readonly ports: Readonly<Record<OperatorName, number>>
  readonly walletUrl: string
  readonly identityProviderUrl: string
  readonly residents: readonly Resident[]
  readonly clock: Clock
  readonly log: Log
}): Promise<PreparedOperators> {
  const { folder, urls, ports, walletUrl, identityProviderUrl, residents, clock, log } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secrets = await keptSecret<Record<string, string>>(join(folder, 'staff-secrets.json'), () =>
    Object.fromEntries(OPERATORS.map((name) => [name, randomBytes(24).toString('base64url')])),
  )
  const staffClient = (operator: OperatorName): StaffClient => ({
    operator,
    clientId: staffClientId(operator),
    clientSecret: secrets[operator] ?? '',
    publicUrl: urls[operator],
  })
  for (const name of OPERATORS) await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
  const servicePorts = { clock, random: systemRandom, fetch, log }
  const placeOf = (name: OperatorName, city: CityTrust, databaseUrl: string): OperatorPlace => {
    const { clientId, clientSecret } = staffClient(name)
    const config = {
      name,
      host: '127.0.0.1',
      port: ports[name],
      publicUrl: urls[name],
      walletUrl,
      city,
      databaseUrl,
      dataDirectory: join(folder, name),
      staff: { issuer: identityProviderUrl, clientId, clientSecret },
      requestsPerMinute: REQUESTS_PER_MINUTE,
    }
    return { config, ports: servicePorts }
  }
  const running: Partial<Record<OperatorName, RunningService>> = {}
  let stopped: Promise<void> | undefined

  async function startOne<Running extends RunningService>(
    name: OperatorName,
    plan: Operator<Running>,
    city: CityTrust,
    cityDatabase: string,
  ): Promise<Running> {
    const databaseUrl = await ownDatabase(cityDatabase, name)
    const started = await plan.start(placeOf(name, city, databaseUrl), residents)
    running[name] = started
    return started
  }

  return {
    staffClients: OPERATORS.map(staffClient),
    async entries(keys, now) {
      const keyOf = async (service: string) => {
        const key = keys[service]
        if (!key) throw new RangeError(`${service} has no request key`)
        return registeredKey(key)
      }
      const acts: ActBody[] = []
      for (const name of OPERATORS) {
        const place = placeOf(name, NO_CITY, '')
        acts.push(...(await OPERATOR_PLANS[name].entries({ ...place, span: entrySpan(now), keyOf })))
      }
      return acts
    },
    async issuerKeys(city, cityDatabase) {
      const keys: IssuerKey[] = []
      for (const name of OPERATORS) {
        const place = placeOf(name, city, await ownDatabase(cityDatabase, name))
        keys.push(...(await keysOf(OPERATOR_PLANS[name], place)))
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
        databases,
      }
    },
    stop() {
      stopped ??= Promise.all(Object.values(running).map((service) => service.stop())).then(() => {})
      return stopped
    },
  }
}

/** Entries are asked for before anybody knows the log. */
const NO_CITY: CityTrust = { url: '', logKey: '', witnesses: [], quorum: 0 }

/** The issuer keys of a service that does not run yet: its first register has them then. */
async function keysOf(
  { issuer, types, migrations }: Operator<RunningService>,
  { config, ports }: OperatorPlace,
): Promise<readonly IssuerKey[]> {
  const register = await followRegister(config, ports)
  const opened = await openServiceDatabase(config.databaseUrl, migrations)
  try {
    // What a card says is of no concern to its key.
    const listed = types.map((type) => ({ type, refreshed: false, values: () => null }))
    const { database } = opened
    const issuance = await openIssuance({ config, database, register, issuer, types: listed, ports })
    return await issuance.issuerKeys()
  } finally {
    register.stop()
    await opened.close()
  }
}
