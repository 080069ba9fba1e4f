import { fromHex, toHex } from '@hefu/bytes'
import { labelKeyId } from '@hefu/standard'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { RegisteredInspectionTable } from '../database/tables/organisations.ts'
import type { Inspection } from './inspection.ts'

/** What is public of an authority: numbers, of days that are over. */
export interface AuthorityCounts {
  readonly authority: string
  readonly inspections: number
  readonly ratings: number
  /** Of all ratings; 0 without any. */
  readonly sum: number
}

/** Keeps inspections. Nothing finds those of an organisation: whoever asks has the id, which stands in the code. */
export interface InspectionStore {
  /** Durable when its promise is fulfilled. */
  add(inspection: Inspection): Promise<void>
  find(id: string): Promise<Inspection | null>
  /** Rates an inspection that is not rated; of two that do, one does. */
  rate(id: string, rating: number, comment: string | null): Promise<'rated' | 'rated-already'>
  /** Those of an authority from a day on, in order of their days, at most 200: for the authority itself. */
  ofAuthority(authority: string, fromDay: string): Promise<readonly Inspection[]>
  /** By authority, of the days before this one. */
  countBefore(day: string): Promise<readonly AuthorityCounts[]>
}

const PAGE = 200

/** Inspections in PostgreSQL. */
export function databaseInspectionStore(database: Kysely<Database>): InspectionStore {
  return {
    async add({ id, authority, organisation, day, task, legalBasis, officers, rating, comment }) {
      await database
        .insertInto('registered_inspection')
        .values({
          id: Buffer.from(fromHex(id)),
          authority,
          organisation,
          day,
          task_zh: task['zh-CN'],
          task_en: task.en,
          basis_zh: legalBasis['zh-CN'],
          basis_en: legalBasis.en,
          officers,
          rating,
          comment,
        })
        .execute()
    },

    async find(id) {
      const row = await database
        .selectFrom('registered_inspection')
        .selectAll()
        .where('id', '=', Buffer.from(fromHex(id)))
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async rate(id, rating, comment) {
      const { numUpdatedRows } = await database
        .updateTable('registered_inspection')
        .set({ rating, comment })
        .where('id', '=', Buffer.from(fromHex(id)))
        .where('rating', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n ? 'rated' : 'rated-already'
    },

    async ofAuthority(authority, fromDay) {
      const rows = await database
        .selectFrom('registered_inspection')
        .selectAll()
        .where('authority', '=', authority)
        .where('day', '>=', fromDay)
        .orderBy('day')
        .orderBy('id')
        .limit(PAGE)
        .execute()
      return rows.map(fromRow)
    },

    async countBefore(day) {
      const { rows } = await sql<AuthorityCounts>`select authority, count(*)::integer as inspections,
        count(rating)::integer as ratings, coalesce(sum(rating), 0)::integer as sum
        from registered_inspection where day < ${day} group by authority order by authority`.execute(database)
      return rows
    },
  }
}

function fromRow(row: RegisteredInspectionTable): Inspection {
  return {
    id: toHex(row.id),
    authority: labelKeyId(row.authority),
    organisation: row.organisation,
    day: row.day,
    task: { 'zh-CN': row.task_zh, en: row.task_en },
    legalBasis: { 'zh-CN': row.basis_zh, en: row.basis_en },
    officers: row.officers,
    rating: row.rating,
    comment: row.comment,
  }
}
