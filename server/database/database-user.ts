import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ServerError } from '../error.ts'

const run = promisify(execFile)

/** Whom the database runs as; empty when it runs as this process's own user. */
export interface DatabaseUser {
  readonly uid?: number
  readonly gid?: number
}

const NAME = 'postgres'

/** PostgreSQL refuses to run as root, so root runs it as the system user `postgres`, which is made when it is missing. */
export async function databaseUser(): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return {}
  const known = await idsOf(NAME)
  if (known) return known
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  } catch (cause) {
    throw new ServerError('database-not-started', `cannot make the system user ${NAME}: set DATABASE_URL`, { cause })
  }
  const made = await idsOf(NAME)
  if (!made) throw new ServerError('database-not-started', `the system user ${NAME} is missing: set DATABASE_URL`)
  return made
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}
