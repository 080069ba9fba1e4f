import { loadCurve } from '@hefu/bbs'
import { gateForMandates } from '@hefu/cli/city-checks'
import { issuerKeys, sealedKeyStore } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import {
  decodeRegisterBundle,
  EMPTY_REGISTER,
  epochAt,
  type IssuerKey,
  proveRegister,
  type RegisterState,
  registerView,
  type TrustBundle,
} from '@hefu/standard'
import { ISSUER, SYNTHETIC_NOW, type SyntheticRegister, seededRandom, syntheticRegister } from '@hefu/testing'
import type { Hono } from 'hono'
import { createCity } from '../city.ts'
import type { CityConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import type { LogReading } from '../health/log-reading.ts'
import { openHealth } from '../health/open-health.ts'
import { type HealthSources, readHealth } from '../health/read-health.ts'
import { openInspections } from '../inspections/open-inspections.ts'
import type { InspectionPorts } from '../inspections/register-inspection.ts'
import { loadIssuanceKeys } from '../issuance/issuance-keys.ts'
import type { IssuancePorts } from '../issuance/issuance-ports.ts'
import { ISSUED_TYPES } from '../issuance/issued-types.ts'
import type { PersonClaims } from '../issuance/person-claims.ts'
import { recentCommitments } from '../issuance/recent-commitments.ts'
import { databaseIssuanceStore } from '../issuance/store.ts'
import { labelKeys, labelOriginOf } from '../labels/keys/label-keys.ts'
import type { SizedNote } from '../log/head.ts'
import type { TreeStore } from '../log/tree-store.ts'
import type { OfficerAccount } from '../officers/officer-account.ts'
import { type Officers, openOfficers } from '../officers/open-officers.ts'
import { createMetrics } from '../operations/metrics.ts'
import { databaseGrantStore } from '../organisations/mandates/grant-store.ts'
import { type ActingForOrganisations, openActing } from '../organisations/open-acting.ts'
import { databaseOrganisationStore } from '../organisations/organisation-store.ts'
import { databaseEarlyEndStore } from '../people/early-end-store.ts'
import { openPeople, type People } from '../people/open-people.ts'
import { databaseProposalStore } from '../register/proposal-store.ts'
import type { ProposalDesk } from '../register/proposals.ts'
import { provenBundles } from '../register/proven-bundle.ts'
import { openRegister } from '../register/register-keeper.ts'
import type { FloodBudgets } from '../reports/flood/flood-guard.ts'
import type { PassCheck } from '../reports/flood/pass-check.ts'
import { openReports, type Reports } from '../reports/open-reports.ts'
import { openResolver } from '../resolver/open-resolver.ts'
import { readDestructions } from '../sunset/destruction.ts'
import { receiptHolds } from '../sunset/receipt-holds.ts'
import { openThings } from '../things/ports.ts'

/** A city in this process, with a database of its own, its log in memory and an identity provider that is a map of tokens. */
export interface TestCity {
  readonly app: Hono
  readonly config: CityConfig
  readonly opened: OpenDatabase
  readonly issuance: IssuancePorts
  readonly officers: Officers
  readonly people: People
  readonly acting: ActingForOrganisations
  readonly inspections: InspectionPorts
  readonly health: HealthSources
  readonly reports: Reports
  /** What is read of the log for the officers; a test sets it. */
  logReading: LogReading | null
  /** Reads what was decided in `register`. */
  refresh(): Promise<void>
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  /** Its log: a test adds acts before the city reads them. */
  readonly register: SyntheticRegister
  /** Unix seconds; a test sets it. */
  readonly time: { now: number }
  /** Lets a person sign in, and answers their access token. */
  signIn(subject: string, claims?: PersonClaims): string
  /** Lets a person sign in whose account in the directory is that of an officer, and answers their access token. */
  signInOfficer(account: OfficerAccount): string
  /** What a wallet makes of the bundle that is served. */
  bundle(): Promise<TrustBundle>
  close(): Promise<void>
}

/** What `signIn` says of a person unless told otherwise. */
export const CLAIMS: PersonClaims = {
  name: '甄虚构',
  birthdate: '1990-02-28',
  hefu_residency: 'resident',
  hefu_concession: 'none',
}

const NAME = { 'zh-CN': '合成市', en: 'Synthetic City' }
export const UTC_OFFSET_MINUTES = 480
const DAY = 86_400

/** The configuration of the test city. */
export const TEST_CONFIG: CityConfig = {
  origin: 'synthetic.example',
  publicUrl: 'https://city.synthetic.example',
  issuer: ISSUER,
  witnesses: [{ url: 'https://witness.synthetic.example', key: 'witness-1.example+00000000+AAAA' }],
  quorum: 1,
  identityProvider: { issuer: 'https://id.synthetic.example', audience: 'city', claims: 'token' },
  allowedOrigins: ['https://wallet.synthetic.example', 'https://gate.synthetic.example'],
  consoleOrigin: 'https://console.synthetic.example',
  organisationOrigin: 'https://organisations.synthetic.example',
  replacementsPerEpoch: 2,
  rateLimit: { requestsPerMinute: 100_000 },
}

/** Starts a city; close it afterwards. `shared` stands on the database of another, as a second process would. */
export async function startTestCity(
  options: {
    readonly config?: Partial<CityConfig>
    readonly shared?: TestCity
    readonly ready?: () => Promise<void>
    /** Judges passes when reports flood in; by default nobody does. */
    readonly passCheck?: PassCheck
    readonly budgets?: FloodBudgets
    /** Whether its register has its first acts; it does unless told otherwise. */
    readonly founded?: boolean
    /** Whether nobody composed a check of mandates. */
    readonly withoutMandates?: boolean
  } = {},
): Promise<TestCity> {
  await loadCurve()
  const config = { ...TEST_CONFIG, ...options.config }
  const random = seededRandom(`city ${options.shared ? 2 : 1}`)
  const opened = openDatabase(options.shared?.opened.pool.options.connectionString ?? (await createTestDatabase()))
  await migrate(opened.database)
  const { database } = opened
  const time = options.shared?.time ?? { now: SYNTHETIC_NOW }
  const clock = () => time.now
  const typeKeys = { load: async () => new Uint8Array(32).fill(2) }
  const keyStore = sealedKeyStore({ database, masterKey: new Uint8Array(32).fill(1), typeKeys, random })
  const types = ISSUED_TYPES.map(({ type }) => type)
  const register = options.shared?.register ?? (await syntheticRegister(config.origin, SYNTHETIC_NOW - DAY, random))
  let state = (): RegisterState => EMPTY_REGISTER
  const keys = issuerKeys({
    issuer: config.issuer,
    types,
    register: () => state(),
    database,
    keyStore,
    random,
  })
  await keys.prepare(epochAt(time.now, UTC_OFFSET_MINUTES))
  if (!options.shared && options.founded !== false) await found(register, keys.held())
  const entries: TreeStore['entries'] = async ({ start, end }) => register.entries.slice(start, end)
  const keeper = await openRegister({
    origin: config.origin,
    clock,
    entries,
    log: {
      async append(added) {
        const start = register.entries.length
        register.append(...added)
        return { start, end: register.entries.length }
      },
    },
  })
  state = keeper.state
  const published = async (): Promise<SizedNote | null> => {
    const { checkpoint } = decodeRegisterBundle(await register.bytes({ attestedAt: time.now }))
    return { size: register.entries.length, note: checkpoint }
  }
  const issuance: IssuancePorts = {
    issuer: config.issuer,
    register: keeper.state,
    replacementsPerEpoch: config.replacementsPerEpoch,
    types: ISSUED_TYPES,
    issuerKeys: keys,
    keys: await loadIssuanceKeys(
      keyStore,
      types.map(({ id }) => id),
      random,
    ),
    store: databaseIssuanceStore(database),
    earlyEnds: databaseEarlyEndStore(database),
    grants: databaseGrantStore(database),
    recent: recentCommitments(),
    clock,
    random,
  }
  const signedIn = new Map<string, { readonly subject: string; readonly claims: PersonClaims }>()
  const accounts = new Map<string, OfficerAccount>()
  const logged: string[] = []
  const write = (level: string) => (fields: object, message: string) =>
    void logged.push(JSON.stringify({ level, ...fields, message }))
  const officers = openOfficers({
    origin: config.origin,
    register: keeper.state,
    accounts: {
      officerOf: async (token) => accounts.get(token) ?? (signedIn.has(token) ? 'no-officer' : null),
    },
    nonceKey: issuance.keys.nonce,
    database,
    clock,
    random,
  })
  const desk: ProposalDesk = {
    keeper,
    store: databaseProposalStore(database),
    clock,
    receiptHolds: (receipt) => receiptHolds(database, config.issuer, receipt),
  }
  const provider = config.identityProvider.issuer
  const { audit } = officers
  const people = await openPeople({ provider, issuance, desk, audit, database, keyStore, clock, random })
  const acting = await openActing({
    origin: config.origin,
    issuance,
    audit,
    database,
    keyStore,
    makeCheck: options.withoutMandates ? null : gateForMandates,
  })
  const inspections = openInspections({ issuance, audit, database, keyStore })
  const health = openHealth({
    issuer: config.issuer,
    types: types.map(({ id }) => id),
    register: keeper.state,
    keys,
    log: async () => city.logReading ?? wholeLog(register, time.now),
    proposals: desk.store,
    cases: people.ports.cases,
    database,
    clock,
  })
  const forLabels = labelKeys({
    origin: labelOriginOf(config),
    register: () => keeper.state(),
    database,
    keyStore,
    random,
    clock,
  })
  await forLabels.prepare()
  const things = openThings({ database, clock })
  const reports = await openReports({
    things,
    database,
    keyStore,
    clock,
    random,
    ...(options.passCheck && { passCheck: options.passCheck }),
    ...(options.budgets && { budgets: options.budgets }),
    reach: { localhost: true },
  })
  const app = createCity({
    config,
    issuance,
    labelKeys: forLabels,
    accessTokens: {
      async personOf(token) {
        const person = signedIn.get(token)
        if (!person) return null
        const subject = { issuer: config.identityProvider.issuer, subject: person.subject }
        return { subject, claims: person.claims }
      },
    },
    officers,
    people: people.ports,
    acting,
    inspections,
    health,
    desk,
    publicLog: { published, tile: async () => null },
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
    bundles: provenBundles({ published }, entries),
    metrics: createMetrics({
      pool: () => ({ total: opened.pool.totalCount, idle: opened.pool.idleCount, waiting: opened.pool.waitingCount }),
      bundleAttestedAt: async () => time.now,
      log: () => ({ signedSize: register.entries.length, publishedSize: register.entries.length }),
      witnesses: () => ({ 'witness-1.example': 'cosigned' }),
      health: () => readHealth(health),
    }),
    log: { info: write('info'), error: write('error') },
    ready: options.ready ?? (async () => {}),
  })
  const city: TestCity = {
    app,
    config,
    opened,
    issuance,
    officers,
    people,
    acting,
    inspections,
    health,
    reports,
    logReading: null,
    refresh: keeper.refresh,
    register,
    logged,
    time,
    signIn(subject, claims = CLAIMS) {
      const token = `token.of-${signedIn.size}.${Buffer.from(subject).toString('base64url')}`
      signedIn.set(token, { subject, claims })
      return token
    },
    signInOfficer(account) {
      const token = `token.of-officer-${accounts.size}.${account.officer}`
      accounts.set(token, account)
      return token
    },
    async bundle() {
      const bytes = new Uint8Array(await (await app.request('/bundle')).arrayBuffer())
      return registerView(await proveRegister(bytes, register.policy, null))
    },
    close: opened.close,
  }
  return city
}

/** A log of which readers see all, and both witnesses too. */
function wholeLog({ entries, witnesses }: SyntheticRegister, now: number): LogReading {
  const size = entries.length
  const seen = { size, lastSeenAt: now, outcome: 'cosigned' } as const
  return {
    size,
    published: size,
    publishedAt: now,
    unseenSince: null,
    quorum: 2,
    witnesses: witnesses.map(({ key }) => ({ name: key.name, ...seen })),
  }
}

/** The first acts: the city, its issuer, what it issues and the keys that it holds. */
async function found(register: SyntheticRegister, keys: readonly IssuerKey[]): Promise<void> {
  const { officers } = register
  await register.decide({ kind: 'city', name: NAME, utcOffsetMinutes: UTC_OFFSET_MINUTES, noticeDays: 0, officers })
  await register.decide({ kind: 'issuer', issuer: { id: ISSUER, name: NAME } })
  for (const { type } of ISSUED_TYPES) {
    const crowd = type.attributes.map(() => 0)
    await register.decide({ kind: 'credential-type', type, crowd, endsAt: SYNTHETIC_NOW + 730 * DAY })
  }
  for (const key of keys) await register.decide({ kind: 'issuer-key', key })
}
