import { createHash } from 'node:crypto'
import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ServerError } from '../error.ts'

/** Longest path of a socket file that every system takes. */
const MAX_SOCKET_PATH = 100

/**
 * Claims a data folder for this process until released, by listening on a socket file: unlike a number in a file, it cannot
 * outlive the process, however that ends.
 *
 * @returns a function that releases the folder
 * @throws ServerError `folder-in-use`, or `folder-not-usable` when it is missing or may not be written to
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const server = await claim(socketPath(resolve(folder))).catch((cause: unknown) => {
    throw new ServerError('folder-not-usable', `${folder} is missing or may not be written to`, { cause })
  })
  if (!server) throw new ServerError('folder-in-use', `another process uses ${folder}`)
  server.unref()
  return () => new Promise((done) => server.close(() => done()))
}

async function claim(path: string): Promise<Server | null> {
  return (await listen(path)) ?? (await takeOver(path))
}

function socketPath(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\hefu-${digest(folder)}`
  const path = join(folder, 'lock.sock')
  return path.length <= MAX_SOCKET_PATH ? path : join(tmpdir(), `hefu-${digest(folder)}.sock`)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

/**
 * Takes the place of a process that was killed. One at a time: between looking and removing, another could have claimed the
 * folder, and its socket would be removed.
 */
async function takeOver(path: string): Promise<Server | null> {
  // A pipe of Windows ends with its process.
  if (process.platform === 'win32') return null
  const turn = await takeTurn(`${path}.taking`)
  if (!turn) return null
  try {
    if (await isLeft(path)) await rm(path, { force: true })
    return await listen(path)
  } finally {
    await turn.close()
    await rm(`${path}.taking`, { force: true })
  }
}

/** Longer than any take-over lasts; a file that is older is of a process that was killed in the midst of one. */
const TURN_MS = 60_000

async function takeTurn(path: string): Promise<FileHandle | null> {
  const made = await stat(path).catch(() => null)
  if (made && Date.now() - made.mtimeMs > TURN_MS) await rm(path, { force: true })
  return open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
}

function listen(path: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)))
    server.listen(path, () => done(server))
  })
}

/** Whether there is a socket that nobody listens on. */
function isLeft(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(false)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code !== 'ENOENT'))
  })
}
