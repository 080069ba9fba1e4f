import { mkdir } from 'node:fs/promises'
import { loadCurve } from '@hefu/bbs'
import { formatVerifierKey } from '@hefu/log'
import { type Clock, epochAt } from '@hefu/standard'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import { pino } from 'pino'
import { createCity } from './city.ts'
import { assertConfig, type CityConfig } from './config.ts'
import { providerAccessTokens } from './issuance/access-token.ts'
import { loadIssuanceKeys } from './issuance/issuance-keys.ts'
import { ISSUED_TYPES } from './issuance/map-claims.ts'
import { recentCommitments } from './issuance/recent-commitments.ts'
import { databaseIssuanceStore } from './issuance/store.ts'
import { listen } from './listen.ts'
import { openFoundations } from './open-foundations.ts'
import { createMetrics } from './operations/metrics.ts'
import type { Log } from './operations/request-log.ts'
import { systemClock, systemRandom } from './operations/system-ports.ts'
import { bundlePublisher } from './register/bundle-publisher.ts'

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
  /** By default JSON lines on standard output, from `LOG_LEVEL` on (`info`). */
  readonly log?: Log
}

/** A city that serves. */
export interface RunningCity {
  readonly url: string
  /** The key that signs the trust bundle, for wallets and gates to pin. */
  readonly verifierKey: string
  /** Answers what is under way, then closes connections and database. Stopping twice is the same as once. */
  stop(): Promise<void>
}

/**
 * Starts a city: database, tables, keys, HTTP.
 *
 * @throws CityError `invalid-config`, `folder-in-use`, `folder-not-usable`, `database-not-started`, `database-not-reachable`, `migration-failed`,
 * `master-key`, `secret-not-opened` or `address-in-use`
 * @example
 * const city = await startCity({ config, dataDirectory: '/var/lib/hefu', host: '127.0.0.1', port: 4600 })
 */
export async function startCity(options: StartCityOptions): Promise<RunningCity> {
  const { config, clock = systemClock, log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null }) } = options
  assertConfig(config)
  await mkdir(options.dataDirectory, { recursive: true })
  await loadCurve()
  const foundations = await openFoundations(options)
  try {
    const { opened, keyStore, issuerKeys, signer } = foundations
    const publisher = bundlePublisher({ config, types: ISSUED_TYPES, issuerKeys, signer, clock })
    const types = ISSUED_TYPES.map(({ type }) => type.id)
    const city = createCity({
      config,
      issuance: {
        issuer: config.issuer.id,
        utcOffsetMinutes: config.utcOffsetMinutes,
        replacementsPerEpoch: config.replacementsPerEpoch,
        types: ISSUED_TYPES,
        issuerKeys,
        keys: await loadIssuanceKeys(keyStore, types, systemRandom),
        store: databaseIssuanceStore(opened.database),
        recent: recentCommitments(),
        clock,
        random: systemRandom,
      },
      accessTokens: providerAccessTokens(config.identityProvider),
      publisher,
      metrics: createMetrics({
        pool: () => ({ total: opened.pool.totalCount, idle: opened.pool.idleCount, waiting: opened.pool.waitingCount }),
        bundleIssuedAt: publisher.issuedAt,
      }),
      log,
      async ready() {
        await sql`select 1`.execute(opened.database)
        await issuerKeys.follow(epochAt(clock(), config.utcOffsetMinutes))
      },
    })
    await publisher.current()
    const server = await listen(getRequestListener(city.fetch, { overrideGlobalObjects: false }), options)
    log.info({ port: server.port, epoch: epochAt(clock(), config.utcOffsetMinutes) }, 'serving')
    let stopped: Promise<void> | undefined
    return {
      url: `http://${nameOf(options.host)}:${server.port}`,
      verifierKey: formatVerifierKey(signer.key),
      stop() {
        stopped ??= server.drain().finally(foundations.close)
        return stopped
      },
    }
  } catch (error) {
    await foundations.close()
    throw error
  }
}

/** As browsers know it: to them localhost is a secure context, and a literal IPv6 address stands in brackets. */
function nameOf(host: string): string {
  if (host === '127.0.0.1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
