import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { formatVerifierKey, type VerifierKey } from '@hefu/log'
import {
  fileTypeKeys,
  listen,
  loadMasterKey,
  lockFolder,
  sealedKeyStore,
  startEmbeddedPostgres,
  systemClock,
  systemRandom,
} from '@hefu/server'
import type { Clock } from '@hefu/standard'
import { getRequestListener } from '@hono/node-server'
import { migrate } from '../database/migrate.ts'
import { openDatabase } from '../database/open-database.ts'
import { loadLogSigner } from '../keys/log-signer.ts'
import { type HeadFile, openHeadFile } from './head-file.ts'
import { databaseHeadStore, type HeadStore } from './head-store.ts'
import type { LogMetrics } from './log-metrics.ts'
import { openLog, type PublicLog } from './open-log.ts'
import { logRoutes } from './routes.ts'
import type { Witness } from './witnessing/ask-witness.ts'

/** What a log that runs by itself is started with. */
export interface StartLogOptions {
  /** The log's name, such as `log.city.example`. */
  readonly origin: string
  /** Where master key and head file lie and, without `databaseUrl`, the database. */
  readonly dataDirectory: string
  readonly databaseUrl?: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Named once the log's key is known, which a witness has to know before it is asked. */
  readonly witnesses: (logKey: VerifierKey) => Promise<readonly Witness[]>
  readonly quorum: number
  readonly clock?: Clock
  readonly metrics?: LogMetrics
  /** Puts something between the log and the two places that it writes its head to: a test, one that fails. */
  readonly between?: (places: LogPlaces) => LogPlaces
}

/** The two places that keep a log's head. */
export interface LogPlaces {
  readonly heads: HeadStore
  readonly headFile: HeadFile
}

/** A log that serves. */
export interface RunningLog {
  readonly log: PublicLog
  readonly url: string
  readonly verifierKey: string
  /** Answers what is under way and writes what waits; the database stops last. */
  stop(): Promise<void>
}

/**
 * Starts a log without the rest of a city: database, key, HTTP.
 *
 * @throws CityError as {@link openLog}; `folder-in-use`, `database-not-started`, `master-key`, `address-in-use`
 * @example
 * const { log, url } = await startLog({ origin, dataDirectory, host, port: 0, witnesses: async () => [], quorum: 0 })
 * const { start } = await log.append([entry])
 */
export async function startLog(options: StartLogOptions): Promise<RunningLog> {
  const closers: (() => Promise<void>)[] = []
  let stopped: Promise<void> | undefined
  async function close(): Promise<void> {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const running = await start(options, closers)
    return {
      ...running,
      stop() {
        stopped ??= close()
        return stopped
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function start(options: StartLogOptions, closers: (() => Promise<void>)[]): Promise<Omit<RunningLog, 'stop'>> {
  const {
    origin,
    dataDirectory,
    host,
    port,
    quorum,
    clock = systemClock,
    metrics,
    between = (places) => places,
  } = options
  await mkdir(dataDirectory, { recursive: true })
  if (!options.databaseUrl) closers.push(await lockFolder(dataDirectory))
  const masterKey = await loadMasterKey(dataDirectory)
  const { database, close } = openDatabase(options.databaseUrl ?? (await startEmbedded(dataDirectory, closers)))
  closers.push(close)
  await migrate(database)
  const signer = await loadLogSigner(
    sealedKeyStore({ database, masterKey, typeKeys: fileTypeKeys(join(dataDirectory, 'keys')), random: systemRandom }),
    origin,
    systemRandom,
  )
  const log = await openLog({
    database,
    signer,
    ...between({
      heads: databaseHeadStore(database),
      headFile: await openHeadFile(join(dataDirectory, 'log', 'head'), origin),
    }),
    witnesses: await options.witnesses(signer.key),
    quorum,
    clock,
    ...(metrics && { metrics }),
  })
  closers.push(log.close)
  const server = await listen(getRequestListener(logRoutes(log).fetch, { overrideGlobalObjects: false }), {
    host,
    port,
  })
  closers.push(server.drain)
  return { log, url: `http://${host}:${server.port}`, verifierKey: formatVerifierKey(signer.key) }
}

async function startEmbedded(folder: string, closers: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ folder })
  closers.push(() => postgres.stop())
  return postgres.url
}
