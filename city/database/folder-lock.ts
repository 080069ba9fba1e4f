import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CityError } from '../error.ts'

/** Longest path of a socket file that every system takes. */
const MAX_SOCKET_PATH = 100

/**
 * Claims a data folder for this process until released, by listening on a socket file: unlike a number in a file, it cannot
 * outlive the process, however that ends.
 *
 * @returns a function that releases the folder
 * @throws CityError `folder-in-use`
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = socketPath(resolve(folder))
  const server = (await listen(path)) ?? (await takeOver(path))
  if (!server) throw new CityError('folder-in-use', `another process uses ${folder}`)
  server.unref()
  return () => new Promise((done) => server.close(() => done()))
}

function socketPath(folder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\hefu-${digest(folder)}`
  const path = join(folder, 'lock.sock')
  return path.length <= MAX_SOCKET_PATH ? path : join(tmpdir(), `hefu-${digest(folder)}.sock`)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}

async function takeOver(path: string): Promise<Server | null> {
  if (await answers(path)) return null
  await rm(path, { force: true })
  return listen(path)
}

function listen(path: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)))
    server.listen(path, () => done(server))
  })
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
