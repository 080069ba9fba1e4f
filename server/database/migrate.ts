import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { ServerError } from '../error.ts'

/**
 * Brings the tables up to date in one transaction, under an advisory lock, so that processes that start together wait for one
 * another.
 *
 * @param migrations every migration under its number, in order; one that has been released is never edited
 * @throws ServerError `migration-failed`
 */
export async function migrate<Tables>(
  database: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first'
  throw new ServerError('migration-failed', `the tables could not be brought up to date (${failed})`, { cause: error })
}
