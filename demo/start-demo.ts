import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type AppConfig, createAppServer } from '@hefu/app-server'
import { type Log, lockFolder, startCity } from '@hefu/city'
import { formatVerifierKey, type LogPolicy, parseVerifierKey } from '@hefu/log'
import type { Clock, LocalText, Service } from '@hefu/standard'
import { loadWitnessKey, startWitness } from '@hefu/witness'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { appDirectory, buildApps, needsBuild } from './app-builds.ts'
import { demoCityConfig, UTC_OFFSET_MINUTES } from './city-config.ts'
import { gateServer } from './gate/gate-server.ts'
import { WALLET_CLIENT_ID, WALLET_SCOPE } from './identity-provider/provider-configuration.ts'
import { startIdentityProvider } from './identity-provider/start-identity-provider.ts'
import { listen, type RunningServer } from './listen.ts'
import { assertFree, DEFAULT_PORT_BASE, type DemoPorts, portsFrom } from './ports.ts'
import { type DemoOfficers, demoOfficers } from './register/demo-officers.ts'
import { foundCity } from './register/found-city.ts'
import { generateResidents } from './residents/generate-residents.ts'
import type { Resident } from './residents/resident.ts'
import { demoServices } from './services/demo-services.ts'
import { type GateKey, gateKeys } from './services/request-keys.ts'
import { ASKING_SERVICES } from './services/service-ids.ts'
import type { EnrolAt } from './wallet/enrol-resident.ts'

/** What a demo city may be told. */
export interface DemoOptions {
  /** Where database, keys and refresh tokens are kept. */
  readonly dataDirectory: string
  /** Whether to remove what an earlier demo has kept there first. */
  readonly fresh?: boolean
  /** By default 4600 to 4606. */
  readonly ports?: DemoPorts
  /** By default the machine's. Tokens of the identity provider always go by the machine's. */
  readonly clock?: Clock
  /** Whether to say nothing while starting. */
  readonly quiet?: boolean
  /** Whether to build and serve wallet, gate and public register; `true` unless told otherwise. */
  readonly apps?: boolean
  /** A PostgreSQL to use in place of one in the data folder. */
  readonly databaseUrl?: string
}

/** The servers of a demo. */
export type DemoServer = 'city' | 'wallet' | 'gate' | 'register' | 'identityProvider' | 'firstWitness' | 'secondWitness'

/** A demo city that runs. */
export interface RunningDemo extends EnrolAt {
  readonly gateUrl: string
  /** The public register. */
  readonly registerUrl: string
  readonly residents: readonly Resident[]
  readonly services: readonly Service[]
  /** Who decides in this city: whoever runs a demo is all of them. */
  readonly officers: DemoOfficers
  /** Request keys of the services that ask, by service id. */
  readonly gateKeys: Readonly<Record<string, GateKey>>
  /** Stops some of the servers, to see what still works without them. */
  stopServers(servers: readonly DemoServer[]): Promise<void>
  /** Stops everything, the database last. */
  stop(): Promise<void>
}

/** What a demo keeps in its folder; `fresh` removes nothing else of one that was named by mistake. */
const KEPT = ['city', 'identity-provider', 'gate-keys.json', 'officers', 'witness-1', 'witness-2']

/** A line for every request would bury what the demo has to say. */
const FAULTS_ONLY: Log = {
  info() {},
  error: (fields, message) => process.stderr.write(`city: ${message} ${JSON.stringify(fields)}\n`),
}

const WITNESSES = ['witness-1', 'witness-2'] as const

function witnessName(index: number): string {
  return `witness.demo.hefu.example/${index + 1}`
}

/** The people of the demo are the same in every run. */
const RESIDENT_SEED = 20_261_101

/**
 * Brings up a whole city in this process, on 127.0.0.1: database, identity provider, city, two witnesses, wallet, gate and public register.
 *
 * @throws DemoError `port-in-use`; CityError `folder-in-use` and what else keeps a city from starting; nothing is left running
 * @example
 * const demo = await startDemo({ dataDirectory: '.data/demo', ports: await freePorts() })
 * const wallet = await enrolResident(demo, 'resident-001')
 * await demo.stop()
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { quiet = false, apps = true } = options
  const ports = options.ports ?? portsFrom(DEFAULT_PORT_BASE)
  const dataDirectory = resolve(options.dataDirectory)
  const clock = options.clock ?? systemClock
  const say = (text: LocalText): void => {
    if (!quiet) process.stderr.write(`${text['zh-CN']} · ${text.en}\n`)
  }
  const urls = {
    cityUrl: urlOf(ports.city),
    walletUrl: urlOf(ports.wallet),
    gateUrl: urlOf(ports.gate),
    registerUrl: urlOf(ports.register),
    identityProviderUrl: urlOf(ports.identityProvider),
  }
  const running: Partial<Record<DemoServer, RunningServer>> = {}
  const stopServers = async (servers: readonly DemoServer[]): Promise<void> => {
    await Promise.all(servers.map((server) => running[server]?.stop()))
  }
  const stop = async (): Promise<void> => {
    await stopServers(['wallet', 'gate', 'register', 'identityProvider'])
    await stopServers(['city'])
    await stopServers(['firstWitness', 'secondWitness'])
    await unlock()
  }

  await assertFree(ports)
  await mkdir(dataDirectory, { recursive: true })
  // Before anything is read or removed: another demo on this folder would lose what it keeps.
  const unlock = await lockFolder(dataDirectory)
  try {
    if (options.fresh) {
      await Promise.all(KEPT.map((name) => rm(join(dataDirectory, name), { recursive: true, force: true })))
    }
    if (apps && (await needsBuild())) {
      say({
        'zh-CN': '正在构建钱包、闸机和公开登记（源码有变动时才需要）……',
        en: 'Building wallet, gate and register (only when sources changed)...',
      })
      await buildApps()
    }
    const keys = await gateKeys(join(dataDirectory, 'gate-keys.json'), ASKING_SERVICES)
    const services = await demoServices(keys, clock())
    const residents = generateResidents({ seed: RESIDENT_SEED })
    say({ 'zh-CN': '正在启动身份服务……', en: 'Starting the identity provider...' })
    running.identityProvider = await startIdentityProvider({
      ...urls,
      port: ports.identityProvider,
      residents,
      utcOffsetMinutes: UTC_OFFSET_MINUTES,
      dataDirectory: join(dataDirectory, 'identity-provider'),
      clock,
      onFault: (error) => process.stderr.write(`identity provider: ${error instanceof Error ? error.stack : error}\n`),
    })
    say({ 'zh-CN': '正在启动数据库和城市服务……', en: 'Starting database and city...' })
    const witnessFolders = WITNESSES.map((name) => join(dataDirectory, name))
    const witnessKeys = await Promise.all(witnessFolders.map((folder, i) => loadWitnessKey(folder, witnessName(i))))
    const witnessPorts = [ports.firstWitness, ports.secondWitness] as const
    const witnesses = witnessKeys.map(({ key }, i) => ({
      url: `http://127.0.0.1:${witnessPorts[i]}`,
      key: formatVerifierKey(key),
    }))
    const city = await startCity({
      config: demoCityConfig({ ...urls, witnesses }),
      dataDirectory: join(dataDirectory, 'city'),
      host: '127.0.0.1',
      port: ports.city,
      clock,
      log: FAULTS_ONLY,
      ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
    })
    running.city = once(city)
    const logKey = await parseVerifierKey(city.logKey)
    const policy: LogPolicy = { logKey, witnesses: witnessKeys.map(({ key }) => key), quorum: witnesses.length }
    const log = { key: city.logKey, witnesses: witnesses.map(({ key }) => key), quorum: witnesses.length }
    say({ 'zh-CN': '正在启动两个见证人，登记城市……', en: 'Starting two witnesses, founding the register...' })
    for (const [i, name] of (['firstWitness', 'secondWitness'] as const).entries()) {
      const folder = witnessFolders[i] ?? dataDirectory
      const witness = await startWitness({ folder, host: '127.0.0.1', port: ports[name], logs: [logKey], clock })
      running[name] = once(witness)
    }
    const officers = await demoOfficers(join(dataDirectory, 'officers'))
    await foundCity({ cityUrl: city.url, policy, officers, services, clock })
    if (apps) {
      say({ 'zh-CN': '正在启动钱包、闸机和公开登记……', en: 'Starting wallet, gate and register...' })
      const { cityUrl, identityProviderUrl, gateUrl } = urls
      const shared: AppConfig = { cityUrl, log, identityProvider: null, gateUrl, demo: true }
      const signIn = {
        issuer: identityProviderUrl,
        clientId: WALLET_CLIENT_ID,
        scope: WALLET_SCOPE,
        resource: cityUrl,
      }
      const wallet = createAppServer({
        directory: appDirectory('wallet'),
        config: { ...shared, identityProvider: signIn },
        connect: [cityUrl, identityProviderUrl],
      })
      const gate = createAppServer({ directory: appDirectory('gate'), config: shared, connect: [cityUrl] })
      const register = createAppServer({ directory: appDirectory('register'), config: shared })
      running.wallet = await serve(ports.wallet, wallet)
      running.gate = await serve(ports.gate, gateServer({ app: gate, keys, clock }))
      running.register = await serve(ports.register, register)
    }
    return { ...urls, log, policy, clock, residents, services, officers, gateKeys: keys, stopServers, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function systemClock(): number {
  return Math.floor(Date.now() / 1000)
}

function urlOf(port: number): string {
  return `http://localhost:${port}`
}

function serve(port: number, app: Hono): Promise<RunningServer> {
  return listen(port, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
}

function once(server: RunningServer): RunningServer {
  let stopped: Promise<void> | undefined
  return {
    url: server.url,
    stop() {
      stopped ??= server.stop()
      return stopped
    },
  }
}
