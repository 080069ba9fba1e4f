import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import { databaseLogReader } from './log-reader.ts'
import type { PublicLog } from './open-log.ts'

/** A log that another process keeps: read here, and never written. `append` throws CityError `log-closed`. */
export function followLog(
  database: Kysely<Database>,
  clock: Clock,
): Pick<PublicLog, 'published' | 'tile' | 'append' | 'status'> {
  const reader = databaseLogReader(database, clock)
  let size = 0
  return {
    tile: reader.tile,
    async published(reaching) {
      const published = await reader.published(reaching)
      size = published?.size ?? 0
      return published
    },
    async append() {
      throw new CityError('log-closed', 'another process keeps the log')
    },
    status: () => ({ signedSize: size, publishedSize: size, witnesses: {} }),
  }
}
