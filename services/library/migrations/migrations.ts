import type { Migration } from 'kysely/migration'
import { library } from './0001-library.ts'

/** Every migration under its number, in order; one that has been released is never edited. */
export const LIBRARY_MIGRATIONS: Readonly<Record<string, Migration>> = { '0001-library': library }
