import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { openDatabase } from './open-database.ts'

/** Starts a database, keeps something in it and waits to be killed, as a city that crashes. */
const CITY = `
  import { startEmbeddedPostgres } from '${new URL('./embedded-postgres.ts', import.meta.url)}'
  import pg from '${import.meta.resolve('pg')}'
  const { url } = await startEmbeddedPostgres({ folder: process.argv[1], durable: false })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table kept as select 7 as number')
  process.stdout.write(url)
  setInterval(() => {}, 1000)`

test('a database that a killed city left running is stopped, and starts anew with what it has', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-left-'))
  // Where root runs the tests, another user runs the database and has to reach its folder.
  await chmod(folder, 0o711)
  const city = spawn(process.execPath, ['--input-type=module', '-e', CITY, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(city.stdout, 'data')
  city.kill('SIGKILL')
  await once(city, 'exit')
  const pidOf = async () => (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]
  const left = await pidOf()
  const before = openDatabase(String(url))
  const postgres = await startEmbeddedPostgres({ folder, durable: false })
  try {
    expect(await pidOf()).not.toBe(left)
    await expect(sql`select 1`.execute(before.database)).rejects.toThrow('ECONNREFUSED')
    const opened = openDatabase(postgres.url)
    expect((await sql`select number from kept`.execute(opened.database)).rows).toEqual([{ number: 7 }])
    await opened.close()
  } finally {
    await before.close()
    await postgres.stop()
    await rm(folder, { recursive: true })
  }
})
