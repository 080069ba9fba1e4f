import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

/** Connections to the city's database. */
export interface OpenDatabase {
  readonly database: Kysely<Database>
  /** For the figures on how busy it is. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

const INT8 = 20

/** Opens a pool of connections; none is made before the first query. */
export function openDatabase(url: string, maxConnections = 10): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
    application_name: 'hefu',
    types: { getTypeParser },
  })
  // A connection that breaks, idle or in the midst of a query, fails that query and is replaced by the pool. Without a listener on
  // both it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { database, pool, close: () => database.destroy() }
}

/** `int8` and `count(*)` as numbers: nothing here comes near 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser
