import type { Migration } from 'kysely/migration'
import { travel } from './migrations/0001-travel.ts'
import { sales } from './migrations/0002-sales.ts'

/** Every migration of the transit service under its number; one that has been released is never edited. */
export const TRANSIT_MIGRATIONS: Readonly<Record<string, Migration>> = { '0001-travel': travel, '0002-sales': sales }
