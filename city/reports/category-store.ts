import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { FaultCategory } from './category.ts'

/** Keeps what can be reported. */
export interface CategoryStore {
  /** In the order of their codes, those that are offered no more too. */
  all(): Promise<readonly FaultCategory[]>
  /** Adds categories, or puts them in the place of those with their codes. None is deleted: reports name them. */
  put(categories: readonly FaultCategory[]): Promise<void>
}

/** Categories in PostgreSQL. */
export function databaseCategoryStore(database: Kysely<Database>): CategoryStore {
  return {
    async all() {
      const rows = await database.selectFrom('fault_category').selectAll().orderBy('code').execute()
      return rows.map(({ code, kind, custodian, name_zh, name_en, hint_zh, hint_en, offered }) => ({
        code,
        kind,
        custodian,
        name: { 'zh-CN': name_zh, en: name_en },
        hint: { 'zh-CN': hint_zh, en: hint_en },
        offered,
      }))
    },

    put: (categories) =>
      database.transaction().execute(async (transaction) => {
        for (const { code, kind, custodian, name, hint, offered } of categories) {
          const row = {
            kind,
            custodian,
            name_zh: name['zh-CN'],
            name_en: name.en,
            hint_zh: hint['zh-CN'],
            hint_en: hint.en,
            offered,
          }
          await transaction
            .insertInto('fault_category')
            .values({ code, ...row })
            .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
            .execute()
        }
      }),
  }
}
