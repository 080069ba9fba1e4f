import { loadCurve } from '@hefu/bbs'
import { openTrustBundle, type TrustBundle } from '@hefu/standard'
import { ISSUER, SYNTHETIC_NOW, seededRandom } from '@hefu/testing'
import type { Hono } from 'hono'
import { createCity } from '../city.ts'
import type { CityConfig } from '../config.ts'
import { createTestDatabase } from '../database/create-test-database.ts'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { loadIssuanceKeys } from '../issuance/issuance-keys.ts'
import type { IssuancePorts } from '../issuance/issuance-ports.ts'
import { ISSUED_TYPES } from '../issuance/map-claims.ts'
import type { PersonClaims } from '../issuance/person-claims.ts'
import { recentCommitments } from '../issuance/recent-commitments.ts'
import { databaseIssuanceStore } from '../issuance/store.ts'
import { loadBundleSigner } from '../keys/bundle-signer.ts'
import { issuerKeys } from '../keys/issuer-keys.ts'
import { sealedKeyStore } from '../keys/key-store.ts'
import { createMetrics } from '../operations/metrics.ts'
import { bundlePublisher } from '../register/bundle-publisher.ts'

/** A city in this process, with a database of its own and an identity provider that is a map of tokens. */
export interface TestCity {
  readonly app: Hono
  readonly config: CityConfig
  readonly opened: OpenDatabase
  readonly issuance: IssuancePorts
  /** Every line that was logged, as JSON. */
  readonly logged: string[]
  /** Unix seconds; a test sets it. */
  readonly time: { now: number }
  /** Lets a person sign in, and answers their access token. */
  signIn(subject: string, claims?: PersonClaims): string
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

/** The configuration of the test city. */
export const TEST_CONFIG: CityConfig = {
  origin: 'synthetic.example',
  name: NAME,
  publicUrl: 'https://city.synthetic.example',
  utcOffsetMinutes: 480,
  issuer: { id: ISSUER, name: NAME },
  services: [],
  identityProvider: { issuer: 'https://id.synthetic.example', audience: 'city', claims: 'token' },
  allowedOrigins: ['https://wallet.synthetic.example', 'https://gate.synthetic.example'],
  replacementsPerEpoch: 2,
  rateLimit: { requestsPerMinute: 100_000 },
}

/** Starts a city; close it afterwards. `shared` stands on the database of another, as a second process would. */
export async function startTestCity(
  options: {
    readonly config?: Partial<CityConfig>
    readonly shared?: TestCity
    readonly ready?: () => Promise<void>
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
  const keyStore = sealedKeyStore({ database, masterKey: new Uint8Array(32).fill(1), random })
  const types = ISSUED_TYPES.map(({ type }) => type)
  const keys = issuerKeys({ issuer: config.issuer.id, types, database, keyStore, random })
  const signer = await loadBundleSigner(keyStore, config.origin, random)
  const publisher = bundlePublisher({ config, types: ISSUED_TYPES, issuerKeys: keys, signer, clock })
  const issuance: IssuancePorts = {
    issuer: config.issuer.id,
    utcOffsetMinutes: config.utcOffsetMinutes,
    replacementsPerEpoch: config.replacementsPerEpoch,
    types: ISSUED_TYPES,
    issuerKeys: keys,
    keys: await loadIssuanceKeys(
      keyStore,
      types.map(({ id }) => id),
      random,
    ),
    store: databaseIssuanceStore(database),
    recent: recentCommitments(),
    clock,
    random,
  }
  const people = new Map<string, { readonly subject: string; readonly claims: PersonClaims }>()
  const logged: string[] = []
  const write = (level: string) => (fields: object, message: string) =>
    void logged.push(JSON.stringify({ level, ...fields, message }))
  const app = createCity({
    config,
    issuance,
    accessTokens: {
      async personOf(token) {
        const person = people.get(token)
        if (!person) return null
        const subject = { issuer: config.identityProvider.issuer, subject: person.subject }
        return { subject, claims: person.claims }
      },
    },
    publisher,
    metrics: createMetrics({
      pool: () => ({ total: opened.pool.totalCount, idle: opened.pool.idleCount, waiting: opened.pool.waitingCount }),
      bundleIssuedAt: publisher.issuedAt,
    }),
    log: { info: write('info'), error: write('error') },
    ready: options.ready ?? (async () => {}),
  })
  return {
    app,
    config,
    opened,
    issuance,
    logged,
    time,
    signIn(subject, claims = CLAIMS) {
      const token = `token.of-${people.size}.${Buffer.from(subject).toString('base64url')}`
      people.set(token, { subject, claims })
      return token
    },
    bundle: async () => openTrustBundle((await publisher.current()).note, signer.key),
    close: opened.close,
  }
}
