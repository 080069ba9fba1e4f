import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { EmbeddedPostgres } from './embedded-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for a database of its own: POST answers its connection string. */
    testDatabases: string
  }
}

/**
 * Vitest's global set-up: one PostgreSQL for the whole run, in a temporary folder of its own, started by the first test that
 * asks for a database, so that a run without such a test pays nothing for it.
 */
export default async function provideTestDatabases(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<TestServer> | undefined
  const path = `/${randomBytes(16).toString('hex')}`
  const server = createServer((request, response) => {
    if (request.url !== path) return response.writeHead(404).end()
    running ??= startTestServer()
    running.then(createDatabase).then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (!address || typeof address !== 'object') throw new Error('no address for test databases')
  project.provide('testDatabases', `http://127.0.0.1:${address.port}${path}`)
  return async () => {
    await new Promise((done) => {
      server.close(done)
      server.closeAllConnections()
    })
    const started = await running?.catch(() => undefined)
    await started?.postgres.stop()
    if (started) await rm(started.folder, { recursive: true, force: true })
  }
}

interface TestServer {
  readonly folder: string
  readonly postgres: EmbeddedPostgres
}

async function startTestServer(): Promise<TestServer> {
  const { startEmbeddedPostgres } = await import('./embedded-postgres.ts')
  const folder = await mkdtemp(join(tmpdir(), 'hefu-test-'))
  try {
    // Where root runs the tests, another user runs the database and has to reach its folder.
    await chmod(folder, 0o711)
    return { folder, postgres: await startEmbeddedPostgres({ folder, durable: false }) }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function createDatabase({ postgres }: TestServer): Promise<string> {
  const { default: pg } = await import('pg')
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return postgres.url.replace(/postgres$/, name)
}
