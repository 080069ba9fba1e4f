import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { ThingKind } from './kind.ts'
import { KindSchema } from './kind-schema.ts'
import type { Custodian } from './thing.ts'

/** Keeps what things there are and who looks after them. Nothing is deleted: things name it. */
export interface ThingRegister {
  /** In the order of their ids. */
  kinds(): Promise<readonly ThingKind[]>
  /** Adds a kind, or puts it in the place of the one with its id. Things that are there are not held to it before they are written again. */
  putKind(kind: ThingKind): Promise<void>
  custodians(): Promise<readonly Custodian[]>
  /** Adds a custodian, or gives the one with this id another name and another key; the key before it opens nothing any more. */
  putCustodian(custodian: Custodian, keyHash: Uint8Array): Promise<void>
  /** Whose key it is. */
  custodianOf(keyHash: Uint8Array): Promise<Custodian | null>
}

/** Kinds and custodians in PostgreSQL. */
export function databaseThingRegister(database: Kysely<Database>): ThingRegister {
  return {
    async kinds() {
      const rows = await database.selectFrom('thing_kind').selectAll().orderBy('id').execute()
      return rows.map(({ id, name_zh, name_en, attributes }) =>
        KindSchema.parse({ id, name: { 'zh-CN': name_zh, en: name_en }, attributes }),
      )
    },

    async putKind({ id, name, attributes }) {
      const row = { name_zh: name['zh-CN'], name_en: name.en, attributes: JSON.stringify(attributes) }
      await database
        .insertInto('thing_kind')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },

    async custodians() {
      const rows = await database.selectFrom('custodian').select(['id', 'name_zh', 'name_en']).orderBy('id').execute()
      return rows.map(fromRow)
    },

    async putCustodian({ id, name }, keyHash) {
      const row = { name_zh: name['zh-CN'], name_en: name.en, key_hash: Buffer.from(keyHash) }
      await database
        .insertInto('custodian')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },

    async custodianOf(keyHash) {
      const row = await database
        .selectFrom('custodian')
        .select(['id', 'name_zh', 'name_en'])
        .where('key_hash', '=', Buffer.from(keyHash))
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },
  }
}

function fromRow(row: { readonly id: string; readonly name_zh: string; readonly name_en: string }): Custodian {
  return { id: row.id, name: { 'zh-CN': row.name_zh, en: row.name_en } }
}
