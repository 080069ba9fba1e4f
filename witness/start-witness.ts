import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { formatVerifierKey, type VerifierKey } from '@hefu/log'
import { getRequestListener } from '@hono/node-server'
import { createWitness, type WitnessPorts } from './create-witness.ts'
import { WitnessError } from './error.ts'
import { fileWitnessStore } from './file-witness-store.ts'
import { loadWitnessKey } from './witness-key.ts'

/** What a witness is started with. */
export interface StartWitnessOptions {
  /** Where its key and what it has cosigned lie. An older copy of it must never be brought back: a witness that forgets has to get a new key. */
  readonly folder: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** The keys of the logs to watch; a log's origin is the name of its key. */
  readonly logs: readonly VerifierKey[]
  /** Of the key, when it is made. */
  readonly name?: string
  /** By default the machine's. */
  readonly clock?: () => number
  readonly report?: NonNullable<WitnessPorts['report']>
}

/** A witness that serves. */
export interface RunningWitness {
  /** The submission prefix and the monitoring prefix of C2SP tlog-witness. */
  readonly url: string
  /** For logs to ask it, and for wallets and gates to pin. */
  readonly verifierKey: string
  /** Answers what is under way. Stopping twice is the same as once. */
  stop(): Promise<void>
}

/** How long requests under way may take after a stop. */
const DRAIN_MS = 10_000

/**
 * Starts a witness: key, memory, HTTP.
 *
 * @throws WitnessError `witness-key` or `address-in-use`
 * @example
 * const witness = await startWitness({ folder: '/var/lib/witness', host: '127.0.0.1', port: 4610, logs: [logKey] })
 */
export async function startWitness(options: StartWitnessOptions): Promise<RunningWitness> {
  const { folder, host, port, logs, name, clock = machineClock, report } = options
  const signer = await loadWitnessKey(folder, name)
  const witness = createWitness({
    signer,
    logs: Map.groupBy(logs, (key) => key.name),
    store: fileWitnessStore(folder),
    clock,
    ...(report && { report }),
  })
  const listener = getRequestListener(witness.fetch, { overrideGlobalObjects: false })
  let stopped: Promise<void> | undefined
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    // A connection that a log keeps for later would hold up the stop until its time is over.
    response.once('close', () => stopped && setImmediate(() => server.closeIdleConnections()))
    return listener(request, response)
  })
  await listen(server, host, port)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    verifierKey: formatVerifierKey(signer.key),
    stop() {
      stopped ??= drain(server)
      return stopped
    },
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const inUse = cause.code === 'EADDRINUSE'
      reject(inUse ? new WitnessError('address-in-use', `port ${port} of ${host} is in use`, { cause }) : cause)
    })
    server.listen(port, host, resolve)
  })
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function machineClock(): number {
  return Math.floor(Date.now() / 1000)
}
