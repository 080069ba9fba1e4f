import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestDatabase } from './create-test-database.ts'
import { isUnreachable } from './is-unreachable.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'

const failureOf = (query: Promise<unknown>): Promise<unknown> =>
  query.then(
    () => null,
    (error: unknown) => error,
  )

describe('a database', () => {
  let opened: OpenDatabase<unknown>
  let other: OpenDatabase<unknown>

  beforeAll(async () => {
    const url = await createTestDatabase()
    opened = openDatabase(url, 1)
    other = openDatabase(url)
  })
  afterAll(() => Promise.all([opened.close(), other.close()]))

  test('that breaks off in the midst of a query fails that query, and is there again afterwards', async () => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.database)
    const failure = failureOf(sql`select pg_sleep(60)`.execute(opened.database))
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(other.database)
    expect(isUnreachable(await failure)).toBe(true)
    await vi.waitFor(() => sql`select 1`.execute(opened.database))
  })

  test('that nobody serves is unreachable', async () => {
    const nowhere = openDatabase('postgresql://hefu:x@127.0.0.1:1/postgres')
    expect(isUnreachable(await failureOf(sql`select 1`.execute(nowhere.database)))).toBe(true)
    await nowhere.close()
  })

  test('that refuses a statement is not', async () => {
    expect(isUnreachable(await failureOf(sql`select * from missing`.execute(opened.database)))).toBe(false)
    expect(isUnreachable(await failureOf(sql`select 1 / 0`.execute(opened.database)))).toBe(false)
    expect(isUnreachable(new TypeError('a fault'))).toBe(false)
    expect(isUnreachable(null)).toBe(false)
  })
})
