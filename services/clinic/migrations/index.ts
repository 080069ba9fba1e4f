import type { Migration } from 'kysely/migration'
import { records } from './records.ts'
import { shares } from './shares.ts'

/** The clinic's own tables, in the order in which they came. */
export const CLINIC_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0101-records': records,
  '0102-shares': shares,
}
