import type { Migration } from 'kysely/migration'
import { parking } from './migrations/0001-parking.ts'

/** Every migration of the parking service under its number; one that has been released is never edited. */
export const PARKING_MIGRATIONS: Readonly<Record<string, Migration>> = { '0001-parking': parking }
