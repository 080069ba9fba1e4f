import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type CityConfig, type OfficerKey, readOfficerKey } from '@hefu/city'
import { type LogPolicy, parseVerifierKey } from '@hefu/log'

/** What a city process says. */
export type CityMessage =
  | {
      readonly kind: 'serves'
      readonly url: string
      readonly logKey: string
      readonly witnessKey: string
      readonly officers: readonly [string, string]
    }
  | { readonly kind: 'cpu'; readonly milliseconds: number }

/** What it is asked: the time that it has computed, and to stop. */
export type CityQuestion = 'cpu' | 'stop'

/** A city that serves in another process. */
export interface CityProcess {
  readonly url: string
  /** Whose word to take for its register. */
  readonly policy: LogPolicy
  /** Who decide its acts. */
  readonly officers: readonly [OfficerKey, OfficerKey]
  /** Milliseconds that the process has computed since it began, its database's processes not counted. */
  cpu(): Promise<number>
  stop(): Promise<void>
}

/**
 * Starts one city process with a database and a witness of its own, and founds it. It logs as in use, to nowhere.
 *
 * @throws Error when it ends before it serves
 */
export async function startCityProcess(
  config: CityConfig,
  options: { readonly dataDirectory: string; readonly witnessPort: number; readonly utcOffsetMinutes: number },
): Promise<CityProcess> {
  const { dataDirectory, witnessPort, utcOffsetMinutes } = options
  const program = fileURLToPath(new URL('./city-process.ts', import.meta.url))
  const child = fork(program, [JSON.stringify(config), dataDirectory, `${witnessPort}`, `${utcOffsetMinutes}`], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const serves = await next(child, 'serves')
  return {
    url: serves.url,
    policy: {
      logKey: await parseVerifierKey(serves.logKey),
      witnesses: [await parseVerifierKey(serves.witnessKey)],
      quorum: 1,
    },
    officers: [await readOfficerKey(serves.officers[0]), await readOfficerKey(serves.officers[1])],
    async cpu() {
      const answer = next(child, 'cpu')
      child.send('cpu' satisfies CityQuestion)
      return (await answer).milliseconds
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.send('stop' satisfies CityQuestion)
      await ended
    },
  }
}

function next<Kind extends CityMessage['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<CityMessage, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the city process ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message: CityMessage) => {
      child.off('exit', ended)
      if (message.kind === kind) resolve(message as Extract<CityMessage, { kind: Kind }>)
      else reject(new Error(`the city process says ${message.kind}`))
    })
  })
}
