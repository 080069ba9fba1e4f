import type { Migration } from 'kysely/migration'
import { exams } from './0001-exams.ts'

/** Every migration under its number, in order; one that has been released is never edited. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = { '0001-exams': exams }
