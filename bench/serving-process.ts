import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own, so that the load is not made on its core. */
export interface ServingProcess<Serves> {
  /** What it said when it could serve. */
  readonly serves: Serves
  /** Milliseconds that the process has computed since it began, its database's processes not counted. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

type Question = 'cpu' | 'stop'
type Said<Serves> =
  | { readonly kind: 'serves'; readonly serves: Serves }
  | { readonly kind: 'cpu'; readonly milliseconds: number }

/**
 * Starts a program that calls {@link serveParent}; what it logs goes nowhere.
 *
 * @throws Error when it ends before it serves
 */
export async function startServing<Serves>(program: URL, args: readonly string[]): Promise<ServingProcess<Serves>> {
  const child = fork(fileURLToPath(program), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const said = await next<Serves>(child)
  if (said.kind !== 'serves') throw new Error(`the process says ${said.kind}`)
  return {
    serves: said.serves,
    async cpu() {
      const answer = next<Serves>(child)
      child.send('cpu' satisfies Question)
      const { kind, ...of } = await answer
      if (!('milliseconds' in of)) throw new Error(`the process says ${kind}`)
      return of.milliseconds
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.send('stop' satisfies Question)
      await ended
    },
  }
}

/** In the process that was started: says that it serves and answers its parent; stops when told to, or when the parent is gone. */
export function serveParent<Serves>(serves: Serves, stop: () => Promise<void>): void {
  const tell = (message: Said<Serves>): void => {
    process.send?.(message)
  }
  process.on('message', (question: Question) => {
    if (question === 'cpu') {
      const { user, system } = process.cpuUsage()
      tell({ kind: 'cpu', milliseconds: (user + system) / 1000 })
    } else {
      void stop().then(() => process.disconnect())
    }
  })
  process.on('disconnect', () => void stop())
  tell({ kind: 'serves', serves })
}

function next<Serves>(child: ChildProcess): Promise<Said<Serves>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the process ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message: Said<Serves>) => {
      child.off('exit', ended)
      resolve(message)
    })
  })
}
