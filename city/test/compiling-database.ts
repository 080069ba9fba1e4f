import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Database } from '../database/schema.ts'

/** A database that compiles statements and runs none. */
export function compilingDatabase(): { readonly database: Kysely<Database>; readonly statements: string[] } {
  const statements: string[] = []
  const database = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query: { sql } }) => void statements.push(sql),
  })
  return { database, statements }
}
