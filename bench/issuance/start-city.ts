import { type CityConfig, type OfficerKey, readOfficerKey } from '@hefu/city'
import { type LogPolicy, parseVerifierKey } from '@hefu/log'
import { startServing } from '../serving-process.ts'

/** What a city process says when it serves. */
export interface CityServes {
  readonly url: string
  readonly logKey: string
  readonly witnessKey: string
  readonly officers: readonly [string, string]
}

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
  const args = [JSON.stringify(config), dataDirectory, `${witnessPort}`, `${utcOffsetMinutes}`]
  const program = new URL('./city-process.ts', import.meta.url)
  const { serves, cpu, stop } = await startServing<CityServes>(program, args)
  return {
    url: serves.url,
    policy: {
      logKey: await parseVerifierKey(serves.logKey),
      witnesses: [await parseVerifierKey(serves.witnessKey)],
      quorum: 1,
    },
    officers: [await readOfficerKey(serves.officers[0]), await readOfficerKey(serves.officers[1])],
    cpu,
    stop,
  }
}
