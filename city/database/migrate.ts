import { migrate as bringUpToDate } from '@hefu/server'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { issuance } from './migrations/0001-issuance.ts'
import { log } from './migrations/0002-log.ts'
import { register } from './migrations/0003-register.ts'
import { destruction } from './migrations/0004-destruction.ts'
import { people } from './migrations/0005-people.ts'
import { officers } from './migrations/0006-officers.ts'
import { replacementKeys } from './migrations/0007-replacement-keys.ts'
import { things } from './migrations/0008-things.ts'
import { organisations } from './migrations/0009-organisations.ts'
import { reports } from './migrations/0010-reports.ts'
import { inspections } from './migrations/0011-inspections.ts'
import { mandates } from './migrations/0012-mandates.ts'
import type { Database } from './schema.ts'

/** Every migration under its number, in order; one that has been released is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-issuance': issuance,
  '0002-log': log,
  '0003-register': register,
  '0004-destruction': destruction,
  '0005-people': people,
  '0006-officers': officers,
  '0007-replacement-keys': replacementKeys,
  '0008-things': things,
  '0009-organisations': organisations,
  '0010-reports': reports,
  '0011-inspections': inspections,
  '0012-mandates': mandates,
}

/** Brings the city's tables up to date. @throws ServerError `migration-failed` */
export function migrate(database: Kysely<Database>): Promise<void> {
  return bringUpToDate(database, MIGRATIONS)
}
