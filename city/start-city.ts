import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { loadCurve } from '@hefu/bbs'
import { formatVerifierKey, type LogPolicy, openCheckpoint, parseVerifierKey } from '@hefu/log'
import type { Log } from '@hefu/server'
import { type IssuerKeys, issuerKeys, listen, systemClock, systemRandom } from '@hefu/server'
import { type Clock, type Epoch, epochAt, type RegisterState, registerView, type TrustBundle } from '@hefu/standard'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { pino } from 'pino'
import { createCity } from './city.ts'
import { assertConfig, type CityConfig } from './config.ts'
import { CityError } from './error.ts'
import { startFlushing } from './health/flush-counts.ts'
import { databaseLogReading } from './health/log-reading.ts'
import { openHealth } from './health/open-health.ts'
import { readHealth } from './health/read-health.ts'
import { openInspections } from './inspections/open-inspections.ts'
import { providerAccessTokens } from './issuance/access-token.ts'
import { loadIssuanceKeys } from './issuance/issuance-keys.ts'
import type { IssuancePorts } from './issuance/issuance-ports.ts'
import { ISSUED_TYPES } from './issuance/issued-types.ts'
import { recentCommitments } from './issuance/recent-commitments.ts'
import { databaseIssuanceStore } from './issuance/store.ts'
import { labelKeys, labelOriginOf } from './labels/keys/label-keys.ts'
import { followLog } from './log/follow-log.ts'
import { openHeadFile } from './log/head-file.ts'
import { type OpenLogOptions, openLog, type PublicLog } from './log/open-log.ts'
import { databaseTreeStore } from './log/tree-store.ts'
import type { Witness } from './log/witnessing/ask-witness.ts'
import { openOfficers } from './officers/open-officers.ts'
import { openFoundations } from './open-foundations.ts'
import { type DailyJob, startDaily, systemLater } from './operations/daily.ts'
import { createMetrics } from './operations/metrics.ts'
import { databaseGrantStore } from './organisations/mandates/grant-store.ts'
import { type MakeMandateCheck, openActing } from './organisations/open-acting.ts'
import { databaseOrganisationStore } from './organisations/organisation-store.ts'
import { databaseEarlyEndStore } from './people/early-end-store.ts'
import { openPeople } from './people/open-people.ts'
import { keyProposer, readKeyProposer } from './register/key-proposer.ts'
import { localDesk } from './register/local-desk.ts'
import { databaseProposalStore } from './register/proposal-store.ts'
import type { ProposalDesk } from './register/proposals.ts'
import { provenBundles } from './register/proven-bundle.ts'
import { openRegister } from './register/register-keeper.ts'
import type { MakePassCheck, PassCheck } from './reports/flood/pass-check.ts'
import { openReports } from './reports/open-reports.ts'
import { startDelivering } from './reports/start-delivering.ts'
import type { WebhookReach } from './reports/webhooks/webhook-url.ts'
import { openResolver } from './resolver/open-resolver.ts'
import { readDestructions } from './sunset/destruction.ts'
import { receiptHolds } from './sunset/receipt-holds.ts'
import { openThings } from './things/ports.ts'

/** How old the register may be that a process which follows issues by, in seconds. */
const FOLLOW_SECONDS = 5

/** What a city is started with. */
export interface StartCityOptions {
  readonly config: CityConfig
  /** Where the master key lies and, without `databaseUrl`, the database. */
  readonly dataDirectory: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** By default the machine's. */
  readonly clock?: Clock
  /** A PostgreSQL to use in place of one in the data folder. */
  readonly databaseUrl?: string
  /** Whether another process keeps the log in this database: this one issues by it, and takes no act. */
  readonly follows?: boolean
  /** Makes the check of mandates from a gate; without it nobody signs in for an organisation. */
  readonly makeMandateCheck?: MakeMandateCheck
  /** Makes what judges passes when reports flood in, of `config.reportService`; without it a flood is refused. */
  readonly makePassCheck?: MakePassCheck
  /** Which receivers of webhooks are called; by default those on the public internet alone. */
  readonly webhookReach?: WebhookReach
  /** By default JSON lines on standard output, from `LOG_LEVEL` on (`info`). */
  readonly log?: Log
}

/** A city that serves. */
export interface RunningCity {
  readonly url: string
  /** The log's key, for wallets, gates and witnesses to pin. */
  readonly logKey: string
  /** Answers what is under way, then closes connections and database. Stopping twice is the same as once. */
  stop(): Promise<void>
}

/**
 * Starts a city: database, tables, keys, HTTP.
 *
 * @throws CityError `invalid-config`, `folder-in-use`, `folder-not-usable`, `database-not-started`, `database-not-reachable`, `migration-failed`,
 * `master-key`, `secret-not-opened`, `log-behind`, `log-origin`, `register-broken` or `address-in-use`
 * @example
 * const city = await startCity({ config, dataDirectory: '/var/lib/hefu', host: '127.0.0.1', port: 4600 })
 */
export async function startCity(options: StartCityOptions): Promise<RunningCity> {
  const { config, clock = systemClock, log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null }) } = options
  assertConfig(config)
  if (config.quorum === 0) throw new CityError('invalid-config', 'witnesses: a city does not start without one')
  await mkdir(options.dataDirectory, { recursive: true })
  await loadCurve()
  const foundations = await openFoundations(options)
  const closers: (() => Promise<void>)[] = [foundations.close]
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const { opened, keyStore, types, signer } = foundations
    const { database } = opened
    const witnesses = await witnessesOf(config)
    const policy: LogPolicy = { logKey: signer.key, witnesses: witnesses.map(({ key }) => key), quorum: config.quorum }
    // Read when the figures are asked for, which is after all of it is open.
    const metrics = createMetrics({
      pool: () => ({ total: opened.pool.totalCount, idle: opened.pool.idleCount, waiting: opened.pool.waitingCount }),
      async bundleAttestedAt() {
        const published = await publicLog.published()
        return published ? (await openCheckpoint(published.note, policy)).attestedAt : 0
      },
      log: () => publicLog.status(),
      witnesses: () => publicLog.status().witnesses,
      health: () => readHealth(health),
    })
    const publicLog = options.follows
      ? followLog(database, clock)
      : await keepLog(options, { database, signer, witnesses, clock, metrics: metrics.log }, closers)
    const { entries } = databaseTreeStore(database)
    const keeper = await openRegister({ origin: config.origin, log: publicLog, entries, clock })
    const keys = issuerKeys({
      issuer: config.issuer,
      types,
      register: keeper.state,
      database,
      keyStore,
      random: systemRandom,
    })
    const forLabels = labelKeys({
      origin: labelOriginOf(config),
      register: keeper.state,
      database,
      keyStore,
      random: systemRandom,
      clock,
    })
    await forLabels.prepare()
    const present = (): Epoch => epochAt(clock(), keeper.state().city?.utcOffsetMinutes ?? 0)
    await keys.follow(present())
    const issuanceKeys = await loadIssuanceKeys(
      keyStore,
      types.map(({ id }) => id),
      systemRandom,
    )
    const accessTokens = providerAccessTokens(config.identityProvider)
    const following = options.follows && { refreshRegister: atMostEvery(FOLLOW_SECONDS, clock, keeper.refresh) }
    const issuance: IssuancePorts = {
      issuer: config.issuer,
      register: keeper.state,
      replacementsPerEpoch: config.replacementsPerEpoch,
      types: ISSUED_TYPES,
      issuerKeys: keys,
      keys: issuanceKeys,
      store: databaseIssuanceStore(database),
      earlyEnds: databaseEarlyEndStore(database),
      grants: databaseGrantStore(database),
      recent: recentCommitments(),
      clock,
      random: systemRandom,
    }
    const officers = openOfficers({
      origin: config.origin,
      register: keeper.state,
      accounts: accessTokens,
      nonceKey: issuanceKeys.nonce,
      database,
      clock,
      random: systemRandom,
      ...(following && { refresh: following.refreshRegister }),
    })
    const proposer = config.keyProposer === undefined ? null : await readKeyProposer(config.keyProposer)
    const desk: ProposalDesk = {
      keeper,
      store: databaseProposalStore(database),
      clock,
      receiptHolds: (receipt) => receiptHolds(database, config.issuer, receipt),
      ...(proposer && { machine: proposer.id }),
    }
    const people = await openPeople({
      provider: config.identityProvider.issuer,
      issuance,
      desk,
      audit: officers.audit,
      database,
      keyStore,
      clock,
      random: systemRandom,
    })
    const acting = await openActing({
      origin: config.origin,
      issuance,
      audit: officers.audit,
      database,
      keyStore,
      makeCheck: options.makeMandateCheck ?? null,
    })
    const inspections = openInspections({ issuance, audit: officers.audit, database, keyStore })
    const health = openHealth({
      issuer: config.issuer,
      types: types.map(({ id }) => id),
      register: keeper.state,
      keys,
      log: databaseLogReading({ database, policy, entries, outcomes: () => publicLog.status().witnesses }),
      proposals: desk.store,
      cases: people.ports.cases,
      database,
      clock,
    })
    closers.push(startFlushing(health.counts, systemLater, log))
    const founded = (): boolean => keeper.state().city !== null
    const proposing = proposer && keyProposer({ desk: localDesk(desk, keys), officer: proposer, founded, clock, log })
    const nextLabelKey: DailyJob = { name: 'label-keys', run: forLabels.prepare }
    const things = openThings({ database, clock })
    const reports = await openReports({
      things,
      database,
      keyStore,
      clock,
      random: systemRandom,
      passCheck: passCheckOf(options, keeper.state, clock),
      ...(options.webhookReach && { reach: options.webhookReach }),
    })
    closers.push(startDelivering({ deliver: reports.deliver, later: systemLater, log }))
    const jobs = [nextLabelKey, ...people.daily, ...reports.daily, ...acting.daily, ...(proposing ? [proposing] : [])]
    // Where several processes share a database, the one that keeps the log does what is due.
    if (!options.follows) closers.push(startDaily({ jobs, later: systemLater, log }))
    const city = createCity({
      config,
      issuance,
      accessTokens,
      labelKeys: forLabels,
      officers,
      people: people.ports,
      acting,
      inspections,
      health,
      desk,
      publicLog,
      destructions: () => readDestructions(database, config.issuer),
      things,
      reports,
      organisations: databaseOrganisationStore(database),
      resolver: openResolver({
        database,
        organisations: databaseOrganisationStore(database),
        things: things.register,
        register: keeper.state,
        clock,
      }),
      bundles: provenBundles(publicLog, entries),
      ...following,
      metrics,
      log,
      async ready() {
        await sql`select 1`.execute(database)
        if (options.follows) await keeper.refresh()
        await keys.follow(present())
        assertFounded(keeper.state(), keys, present(), clock())
      },
    })
    const server = await listen(getRequestListener(city.fetch, { overrideGlobalObjects: false }), options)
    log.info({ port: server.port, epoch: present(), acts: keeper.state().size }, 'serving')
    let stopped: Promise<void> | undefined
    return {
      url: `http://${nameOf(options.host)}:${server.port}`,
      logKey: formatVerifierKey(signer.key),
      stop() {
        stopped ??= server.drain().finally(close)
        return stopped
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What judges passes when reports flood in; null where the city has no service for it. */
function passCheckOf(
  { config, makePassCheck }: StartCityOptions,
  state: () => RegisterState,
  clock: Clock,
): PassCheck | null {
  const { origin, reportService: service } = config
  if (!service || !makePassCheck) return null
  const bundle = (): TrustBundle => registerView({ origin, state: state(), attestedAt: Math.floor(clock()) })
  return makePassCheck({ service, bundle, clock, random: systemRandom })
}

/** Opens the log for writing; it is closed with the city. */
async function keepLog(
  { config, dataDirectory }: StartCityOptions,
  ports: Pick<OpenLogOptions, 'database' | 'signer' | 'witnesses' | 'clock' | 'metrics'>,
  closers: (() => Promise<void>)[],
): Promise<PublicLog> {
  const headFile = await openHeadFile(config.headFile ?? join(dataDirectory, 'log', 'head'), config.origin)
  const log = await openLog({ ...ports, headFile, quorum: config.quorum })
  closers.push(() => log.close())
  return log
}

/** Does something at most once in so many seconds, and waits for it when it is due. */
function atMostEvery(seconds: number, clock: Clock, work: () => Promise<void>): () => Promise<void> {
  let doneAt = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock()
    if (Math.abs(now - doneAt) < seconds) return
    doneAt = now
    await work()
  }
}

/** @throws CityError `invalid-config` for a key that is no witness's */
async function witnessesOf({ witnesses }: CityConfig): Promise<Witness[]> {
  return Promise.all(
    witnesses.map(async ({ url, key: text }) => {
      const key = await parseVerifierKey(text).catch(() => null)
      if (key?.kind !== 'cosignature/v1')
        throw new CityError('invalid-config', `witnesses: ${text} is no witness’s key`)
      return { url, key }
    }),
  )
}

/** @throws CityError `not-founded` or `no-issuer-key` while there is a type in the register that this city could not issue now */
function assertFounded(state: RegisterState, keys: IssuerKeys, epoch: Epoch, now: number): void {
  if (!state.city) throw new CityError('not-founded', 'the register is not founded')
  const live = ISSUED_TYPES.filter(({ type }) => (state.types.get(type.id)?.endsAt ?? 0) > now)
  for (const { type } of live) keys.signingKey(type.id, epoch)
}

/** As browsers know it: to them localhost is a secure context, and a literal IPv6 address stands in brackets. */
function nameOf(host: string): string {
  if (host === '127.0.0.1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
