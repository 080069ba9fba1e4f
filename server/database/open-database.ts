import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { ServerError } from '../error.ts'

/** Connections to a database, with the rows of its tables. */
export interface OpenDatabase<Tables> {
  readonly database: Kysely<Tables>
  /** For the figures on how busy it is. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

const INT8 = 20

/** Opens a pool of connections; none is made before the first query. */
export function openDatabase<Tables>(url: string, maxConnections = 10): OpenDatabase<Tables> {
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
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { database, pool, close: () => database.destroy() }
}

/** @throws ServerError `database-not-reachable` unless it takes a connection now */
export async function assertReachable({ pool }: Pick<OpenDatabase<unknown>, 'pool'>): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (cause) {
    throw new ServerError('database-not-reachable', 'the database takes no connections: look at DATABASE_URL', {
      cause,
    })
  }
}

/** `int8` and `count(*)` as numbers: nothing here comes near 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser
