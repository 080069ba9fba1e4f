import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type RunningCity, startCity } from '@hefu/city'
import { gateForMandates, gateForReports } from '@hefu/cli/city-checks'
import { formatVerifierKey, type LogPolicy, parseVerifierKey } from '@hefu/log'
import { type Log, lockFolder } from '@hefu/server'
import type { LocalText } from '@hefu/standard'
import { loadWitnessKey, startWitness } from '@hefu/witness'
import { getRequestListener } from '@hono/node-server'
import { APPS, buildApps, needsBuild } from './app-builds.ts'
import { appServers, type DemoUrls } from './app-servers.ts'
import { demoCityConfig, UTC_OFFSET_MINUTES } from './city-config.ts'
import { writeCityFile } from './city-file.ts'
import { type OpenCityPlace, openCityPlace } from './city-place.ts'
import { foundCodes } from './codes/found-codes.ts'
import { printLabelSheet } from './codes/label-sheet.ts'
import { demoHealth } from './health/health-issuer.ts'
import { startIdentityProvider } from './identity-provider/start-identity-provider.ts'
import { listen, type RunningServer } from './listen.ts'
import { writeMapFile } from './map/map-file.ts'
import { type PreparedOperators, prepareOperators, type RunningOperators } from './operators/start-operators.ts'
import { drawShopCodes } from './organisations/draw-shop-codes.ts'
import { assertFree, DEFAULT_PORT_BASE, portsFrom } from './ports.ts'
import { demoOfficers } from './register/demo-officers.ts'
import { foundCity } from './register/found-city.ts'
import { generateResidents } from './residents/generate-residents.ts'
import type { DemoOptions, DemoServer, RunningDemo } from './running-demo.ts'
import { demoServices } from './services/demo-services.ts'
import { gateKeys } from './services/request-keys.ts'
import { ASKING_OPERATORS, ASKING_SERVICES } from './services/service-ids.ts'

/** What a demo keeps in its folder; `fresh` removes nothing else of one that was named by mistake. */
const KEPT = [
  'city',
  'city.json',
  'codes',
  'identity-provider',
  'gate-keys.json',
  'health',
  'map.geojson',
  'operators',
  'officers',
  'witness-1',
  'witness-2',
]

/** A line for every request would bury what the demo has to say. */
const FAULTS_ONLY: Log = {
  info() {},
  error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
}

/** The city judges mandates, and passes when reports flood in, by gates of its own. */
const GATES = { makeMandateCheck: gateForMandates, makePassCheck: gateForReports } as const

const WITNESSES = ['witness-1', 'witness-2'] as const

function witnessName(index: number): string {
  return `witness.demo.hefu.example/${index + 1}`
}

/** The people of the demo are the same in every run. */
const RESIDENT_SEED = 20_261_101

/**
 * Brings up a whole city in this process, on 127.0.0.1: database, identity provider, city, two witnesses, and the apps:
 * wallet, gate, public register, console and the page of organisations.
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
  const urls: DemoUrls = {
    cityUrl: urlOf(ports.city),
    walletUrl: urlOf(ports.wallet),
    gateUrl: urlOf(ports.gate),
    registerUrl: urlOf(ports.register),
    consoleUrl: urlOf(ports.console),
    organisationUrl: urlOf(ports.organisation),
    identityProviderUrl: urlOf(ports.identityProvider),
  }
  const serviceUrls = {
    transit: urlOf(ports.transit),
    parking: urlOf(ports.parking),
    library: urlOf(ports.library),
    exams: urlOf(ports.exams),
    clinic: urlOf(ports.clinic),
    hospital: urlOf(ports.hospital),
  }
  const running: Partial<Record<DemoServer, RunningServer>> = {}
  let place: OpenCityPlace | undefined
  let prepared: PreparedOperators | null = null
  const stopServers = async (servers: readonly DemoServer[]): Promise<void> => {
    await Promise.all(servers.map((server) => running[server]?.stop()))
  }
  const stop = async (): Promise<void> => {
    await stopServers([...APPS, 'services', 'identityProvider'])
    await stopServers(['city'])
    await stopServers(['firstWitness', 'secondWitness'])
    await place?.close()
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
        'zh-CN': '正在构建各个应用（源码有变动时才需要）……',
        en: 'Building the apps (only when sources changed)...',
      })
      await buildApps()
    }
    const keys = await gateKeys(join(dataDirectory, 'gate-keys.json'), [...ASKING_SERVICES, ...ASKING_OPERATORS])
    const services = await demoServices(keys, clock())
    const residents = generateResidents({ seed: RESIDENT_SEED })
    if (options.services) {
      prepared = await prepareOperators({
        ...urls,
        folder: join(dataDirectory, 'operators'),
        urls: serviceUrls,
        ports,
        residents,
        clock,
        log: options.log ?? FAULTS_ONLY,
        syncDevices: options.syncDevices ?? true,
      })
      running.services = { url: '', stop: prepared.stop }
    }
    const officers = await demoOfficers(join(dataDirectory, 'officers'))
    say({ 'zh-CN': '正在启动身份服务……', en: 'Starting the identity provider...' })
    running.identityProvider = await startIdentityProvider({
      ...urls,
      port: ports.identityProvider,
      residents,
      officers,
      staffClients: prepared?.staffClients ?? [],
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
    const opened = await openCityPlace({
      config: demoCityConfig({ ...urls, witnesses }),
      dataDirectory: join(dataDirectory, 'city'),
      clock,
      databaseUrl: options.databaseUrl,
    })
    place = opened
    const serveCity = async (): Promise<RunningCity> => {
      const started = await startCity({ ...opened, ...GATES, host: '127.0.0.1', port: ports.city, log: FAULTS_ONLY })
      running.city = once(started)
      return started
    }
    const city = await serveCity()
    const logKey = await parseVerifierKey(city.logKey)
    const policy: LogPolicy = { logKey, witnesses: witnessKeys.map(({ key }) => key), quorum: witnesses.length }
    const log = { key: city.logKey, witnesses: witnesses.map(({ key }) => key), quorum: witnesses.length }
    say({ 'zh-CN': '正在启动两个见证人，登记城市……', en: 'Starting two witnesses, founding the register...' })
    for (const [i, name] of (['firstWitness', 'secondWitness'] as const).entries()) {
      const folder = witnessFolders[i] ?? dataDirectory
      const witness = await startWitness({ folder, host: '127.0.0.1', port: ports[name], logs: [logKey], clock })
      running[name] = once(witness)
    }
    await writeCityFile(dataDirectory, { ...urls, logKey: log.key, witnesses: log.witnesses, quorum: log.quorum })
    const cityTrust = { url: city.url, logKey: log.key, witnesses: log.witnesses, quorum: log.quorum }
    const folder = join(dataDirectory, 'codes')
    const [custodianKeys] = await Promise.all([
      foundCodes({ folder, place: opened, cityUrl: city.url }),
      foundCity({ ...urls, policy, officers, services, clock }, async (decide) => {
        if (!prepared) return
        await decide(await prepared.entries(keys, clock()))
        const issuerKeys = await prepared.issuerKeys(cityTrust, opened.databaseUrl)
        await decide(issuerKeys.map((key) => ({ kind: 'issuer-key', key })))
      }),
    ])
    let operators: RunningOperators | null = null
    if (prepared) {
      say({
        'zh-CN': '正在启动交通、停车等各项服务……',
        en: 'Starting the services: transit, parking and the others...',
      })
      operators = await prepared.start(cityTrust, opened.databaseUrl)
    }
    const inspectionCode = await drawShopCodes({ ...urls, officers, clock }, folder)
    const health = await demoHealth(join(dataDirectory, 'health'), clock)
    const labelSheet = apps ? await printLabelSheet(folder, opened) : null
    if (apps) {
      say({ 'zh-CN': '正在启动钱包、闸机等各个应用……', en: 'Starting the apps: wallet, gate and the others...' })
      const mapFile = await writeMapFile(dataDirectory)
      const servers = appServers({
        urls,
        log,
        keys,
        clock,
        mapFile,
        servers: prepared ? Object.values(serviceUrls) : [],
        ...health,
      })
      for (const app of APPS) {
        running[app] = await listen(
          ports[app],
          getRequestListener(servers[app].fetch, { overrideGlobalObjects: false }),
        )
      }
    }
    const whileCityIsDown: RunningDemo['whileCityIsDown'] = async (work) => {
      await stopServers(['city'])
      try {
        return await work(opened)
      } finally {
        await serveCity()
      }
    }
    const made = {
      residents,
      services,
      officers,
      gateKeys: keys,
      custodianKeys,
      labelSheet,
      inspectionCode,
      health: health.issuer,
      operators,
      serviceUrls: prepared ? serviceUrls : null,
      place: opened,
    }
    return { ...urls, log, policy, clock, ...made, stopServers, whileCityIsDown, stop }
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
