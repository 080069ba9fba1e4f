import { assertReachable, migrate, type OpenDatabase, openDatabase } from '@hefu/server'
import type { Migration } from 'kysely/migration'
import { kitMigration } from './kit-migration.ts'
import type { KitTables } from './kit-tables.ts'

/**
 * Opens a service's own database and brings its tables up to date: the kit's first, then the service's.
 *
 * @param migrations of the service, under numbers such as `0001-lines`
 * @throws ServerError `database-not-reachable` or `migration-failed`
 */
export async function openServiceDatabase<Tables extends KitTables>(
  url: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<OpenDatabase<Tables>> {
  const opened = openDatabase<Tables>(url)
  try {
    await assertReachable(opened)
    await migrate(opened.database, { '0000-kit': kitMigration, ...migrations })
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}
