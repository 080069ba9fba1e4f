import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { ServerError } from '../error.ts'
import { type DatabaseUser, databaseUser } from './database-user.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts'

const run = promisify(execFile)

/** A PostgreSQL that this process started and stops. */
export interface EmbeddedPostgres {
  /** Of the database `postgres`, on 127.0.0.1. */
  readonly url: string
  /** Ends sessions, writes everything out and waits until the server is gone. */
  stop(): Promise<void>
}

const START_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 30_000
const PORT_ATTEMPTS = 3

/** Errors and nothing of the statements or rows that caused them: a log must not hold what a table does not show. */
const QUIET = ['log_min_error_statement=panic', 'log_error_verbosity=terse', 'log_statement=none']

/**
 * Starts PostgreSQL in a folder, which is made and initialised when it is new. It listens on a free port of 127.0.0.1 and on no
 * socket file. A server that an earlier, killed process left running on the same folder is stopped first.
 *
 * @param options.durable `false` only in tests: nothing is flushed to disk
 * @throws ServerError `database-not-started`
 */
export async function startEmbeddedPostgres(options: {
  readonly folder: string
  readonly durable?: boolean
}): Promise<EmbeddedPostgres> {
  const { durable = true } = options
  // PostgreSQL runs from another folder than this process.
  const folder = resolve(options.folder)
  const [binaries, user] = await Promise.all([findPostgresBinaries(), databaseUser()])
  const cluster = join(folder, 'postgres')
  await mkdir(folder, { recursive: true })
  const password = await readPassword(join(folder, 'database.password'))
  if (!existsSync(cluster)) await initialise({ binaries, user, cluster, password, durable })
  await stopOrphan(binaries, user, cluster)
  return await start({ binaries, user, cluster, password, durable })
}

interface Cluster {
  readonly binaries: PostgresBinaries
  readonly user: DatabaseUser
  readonly cluster: string
  readonly password: string
  readonly durable: boolean
}

/** In a folder beside the final one, so that a killed attempt leaves nothing that looks initialised. */
async function initialise({ binaries, user, cluster, password, durable }: Cluster): Promise<void> {
  const unfinished = `${cluster}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  const secrets = await mkdtemp(join(tmpdir(), 'hefu-initdb-'))
  const passwordFile = join(secrets, 'password')
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (user.uid !== undefined && user.gid !== undefined) {
      for (const path of [unfinished, secrets, passwordFile]) await chown(path, user.uid, user.gid)
    }
    const flags = [
      '--username=hefu',
      '--encoding=UTF8',
      '--locale=C',
      '--auth-local=reject',
      '--auth-host=scram-sha-256',
    ]
    const paths = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`]
    await run(binaries.initdb, [...flags, ...paths, ...(durable ? [] : ['--no-sync'])], { ...user, cwd: '/' })
    await rename(unfinished, cluster)
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true })
    throw new ServerError('database-not-started', `initdb failed in ${cluster}: ${lastWords(cause)}`, { cause })
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
}

/** A killed city leaves its database running; the folder's lock has shown that no living city uses it. */
async function stopOrphan(binaries: PostgresBinaries, user: DatabaseUser, cluster: string): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return
  try {
    await run(binaries.pg_ctl, ['status', '-D', cluster], { ...user, cwd: '/' })
  } catch {
    // Not running. The number in the file may be another program's by now, and PostgreSQL would then refuse to start.
    await rm(join(cluster, 'postmaster.pid'), { force: true })
    return
  }
  if (!(await isDatabaseOf(cluster))) return await rm(join(cluster, 'postmaster.pid'), { force: true })
  try {
    await run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'], { ...user, cwd: '/' })
  } catch (cause) {
    throw new ServerError('database-not-started', `a database left running in ${cluster} does not stop`, { cause })
  }
}

/** Whether the process named in `postmaster.pid` is a PostgreSQL of this folder; taken to be one where /proc is missing. */
async function isDatabaseOf(cluster: string): Promise<boolean> {
  if (!existsSync('/proc/self/cmdline')) return true
  const [pid] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')
  const command = await readFile(`/proc/${Number(pid)}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(cluster)
}

async function start(cluster: Cluster): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const server = launch(cluster, port)
    const url = `postgresql://hefu:${cluster.password}@127.0.0.1:${port}/postgres`
    try {
      await untilReady(url, server)
      return { url, stop: () => stopServer(server.process) }
    } catch (cause) {
      await stopServer(server.process)
      if (attempt < PORT_ATTEMPTS && /could not bind|Address already in use/.test(server.output())) continue
      throw new ServerError('database-not-started', `PostgreSQL did not start: ${server.output().trim()}`, { cause })
    }
  }
}

interface Launched {
  readonly process: ChildProcess
  readonly output: () => string
}

function launch({ binaries, user, cluster, durable }: Cluster, port: number): Launched {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...QUIET,
    // A segment that is no longer needed is removed, and not kept with what it says to be written over some day.
    'wal_recycle=off',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  const flags = settings.flatMap((setting) => ['-c', setting])
  // Its own process group: Ctrl-C in a terminal reaches the city alone, which then stops the database last.
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output = (output + chunk).slice(-4000)
  })
  child.on('error', (error) => {
    output += error.message
  })
  const stopWithProcess = () => child.kill('SIGINT')
  process.once('exit', stopWithProcess)
  child.once('exit', () => process.off('exit', stopWithProcess))
  return { process: child, output: () => output }
}

async function untilReady(url: string, server: Launched): Promise<void> {
  const end = performance.now() + START_LIMIT_MS
  for (;;) {
    if (hasEnded(server.process)) throw new Error('it ended at once')
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (cause) {
      if (performance.now() > end) throw new Error('it takes no connections', { cause })
      await delay(40)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS)
  await ended
  clearTimeout(timer)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

async function readPassword(path: string): Promise<string> {
  if (!existsSync(path)) await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  await chmod(path, 0o600)
  return (await readFile(path, 'utf8')).trim()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

function lastWords(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return output.trim().split('\n').slice(-3).join(' ')
}
