import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Answered, Orders, Said } from './messages.ts'

/** A log in a process of its own. */
export interface TorturedProcess {
  answer(answered: Answered): void
  /** The next thing of a kind that it says; null when it ends before. What it says meanwhile goes to `onSaid`. */
  next<Kind extends Said['kind']>(kind: Kind): Promise<Extract<Said, { kind: Kind }> | null>
  /** Kills it without a warning, and with `database` its PostgreSQL too; fulfilled when all that it said has been heard. */
  kill(database: boolean): Promise<void>
}

const PROGRAM = fileURLToPath(new URL('./log-process.ts', import.meta.url))

/** Starts a log. */
export function startTortured(orders: Orders, onSaid: (said: Said) => void): TorturedProcess {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(orders)], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => {})
  const waiting = new Map<Said['kind'], (said: Said | null) => void>()
  const early = new Map<Said['kind'], Said>()
  let ended = false
  const heard = new Promise<void>((resolve) => {
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      const said = parse(line)
      if (!said) return
      onSaid(said)
      const waiter = waiting.get(said.kind)
      if (waiter) waiter(said)
      else early.set(said.kind, said)
      waiting.delete(said.kind)
    })
    lines.on('close', () => {
      ended = true
      for (const waiter of waiting.values()) waiter(null)
      resolve()
    })
  })
  return {
    answer: (answered) => void child.stdin.write(`${JSON.stringify(answered)}\n`),
    async next(kind) {
      const said =
        early.get(kind) ?? (ended ? null : await new Promise<Said | null>((resolve) => waiting.set(kind, resolve)))
      early.delete(kind)
      return said as never
    },
    async kill(database) {
      const processes = database ? postgresOf(orders.dataDirectory) : []
      killAll([child.pid, ...processes])
      await Promise.all([heard, exitOf(child), ...processes.map(untilGone)])
    },
  }
}

/** A line that the kill has cut off says nothing. */
function parse(line: string): Said | null {
  try {
    return JSON.parse(line) as Said
  } catch {
    return null
  }
}

/** The server of the data folder with the processes that it started, by their numbers; none when it does not run. */
function postgresOf(dataDirectory: string): readonly number[] {
  const path = join(dataDirectory, 'postgres', 'postmaster.pid')
  if (!existsSync(path)) return []
  const server = Number(readFileSync(path, 'utf8').split('\n')[0])
  if (!commandOf(server).includes(dataDirectory)) return []
  const others = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === server)
  return [server, ...others.map(Number)]
}

function commandOf(process: number): string {
  return read(`/proc/${process}/cmdline`)
}

function parentOf(process: number): number {
  return Number(/^PPid:\s*(\d+)$/m.exec(read(`/proc/${process}/status`))?.[1] ?? 0)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function killAll(processes: readonly (number | undefined)[]): void {
  for (const one of processes) {
    try {
      if (one !== undefined) process.kill(one, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

async function untilGone(one: number): Promise<void> {
  while (commandOf(one) !== '') await delay(5)
}

function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}
