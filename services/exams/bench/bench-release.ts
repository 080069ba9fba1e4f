import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadMasterKey } from '@hefu/server'
import type { IssuerKey } from '@hefu/standard'
import { benchCity, runClock } from './bench-city.ts'
import { candidatesWallets, type Fetches, fetchAll } from './fetch-all.ts'
import { postJson } from './post-json.ts'
import { type Surge, surge } from './surge.ts'

/** How large a release to play. */
export interface ReleaseBenchOptions {
  /** Who comes; 100,000 unless given. */
  readonly candidates?: number
  /** Within how many seconds; 60 unless given. */
  readonly seconds?: number
  /** How many fetch their result for real, with a wallet each; 200 unless given. */
  readonly wallets?: number
  /** For the server's database; a temporary one unless given. */
  readonly folder?: string
}

/** What a release came to. Memory is the server's resident set, in bytes. */
export interface ReleaseBench {
  readonly surge: Surge
  readonly fetches: Fetches
  readonly memoryBefore: number
  readonly memoryPeak: number
  /** Requests of the surge by the server's computing time: what it would reach with a core to itself. */
  readonly requestsAComputedSecond: number
}

type FromServer =
  | { readonly url: string; readonly keys: readonly (Omit<IssuerKey, 'publicKey'> & { readonly publicKey: string })[] }
  | { readonly rss: number; readonly cpu: NodeJS.CpuUsage }
  | { readonly failed: string }

/** The server's heap is held to what a small machine has: if memory grew with who waits, it would end here. */
const HEAP = ['--max-old-space-size=256']
const CONNECTIONS = 128
const AT_ONCE = 4

/**
 * Plays a release over loopback against the service in a process of its own, with a PostgreSQL that flushes to disk. First wallets fetch their
 * results for real, one proof each; then everybody comes at once, takes a place and asks again when told to.
 *
 * @example
 * const { surge, fetches, memoryPeak } = await benchRelease({ candidates: 100_000, seconds: 60 })
 */
export async function benchRelease(options: ReleaseBenchOptions = {}): Promise<ReleaseBench> {
  const { candidates = 100_000, seconds = 60, wallets = 200 } = options
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'hefu-release-')))
  // Where root runs it, another user runs the database and has to reach its folder.
  await chmod(folder, 0o711)
  const dataDirectory = join(folder, 'keys')
  await mkdir(dataDirectory)
  await loadMasterKey(dataDirectory)
  const server = fork(new URL('./release-server.ts', import.meta.url), { serialization: 'json', execArgv: HEAP })
  const beganMs = Date.now()
  let memoryPeak = 0
  let computed = 0
  server.on('message', (message: FromServer) => {
    if (!('rss' in message)) return
    memoryPeak = Math.max(memoryPeak, message.rss)
    computed = (message.cpu.user + message.cpu.system) / 1_000_000
  })
  try {
    server.send({ folder, candidates: wallets, beganMs })
    const { url, keys } = await started(server)
    const city = await benchCity(dataDirectory, 'http://localhost:1')
    await city.registerKeys(
      keys.map((key) => ({ ...key, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'hex')) })),
    )
    const people = candidatesWallets(city, wallets)
    runClock(city, beganMs)
    const post = postJson(url, CONNECTIONS)
    const fetches = await fetchAll(post, people, AT_ONCE)
    const [memoryBefore, computedBefore] = [memoryPeak, computed]
    const surged = await surge(post, candidates, seconds)
    post.close()
    const requestsAComputedSecond = surged.requests / (computed - computedBefore)
    return { surge: surged, fetches, memoryBefore, memoryPeak, requestsAComputedSecond }
  } finally {
    if (server.connected) server.send({ stop: true })
    if (server.exitCode === null) await once(server, 'exit')
    if (!options.folder) await rm(folder, { recursive: true, force: true })
  }
}

async function started(server: ChildProcess): Promise<Extract<FromServer, { url: string }>> {
  for (;;) {
    const [message] = (await once(server, 'message')) as [FromServer]
    if ('failed' in message) throw new Error(message.failed)
    if ('url' in message) return message
  }
}
