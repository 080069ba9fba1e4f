import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LogPolicy, parseVerifierKey } from '@hefu/log'
import { DemoError } from './error.ts'
import { writeWhole } from './kept-secret.ts'
import type { SignInAt } from './wallet/sign-in.ts'

/** Where a demo city answers and whose word to take for its register: what an operator is told of a real city. */
export interface CityFile extends SignInAt {
  readonly logKey: string
  readonly witnesses: readonly string[]
  readonly quorum: number
}

const NAME = 'city.json'

/** Writes it into the demo's folder. Commands take it as `--policy`; nothing in it is secret. */
export async function writeCityFile(dataDirectory: string, city: CityFile): Promise<void> {
  await writeWhole(join(dataDirectory, NAME), `${JSON.stringify(city, null, 2)}\n`)
}

/** @throws DemoError `no-demo` where no demo has run on this folder */
export async function readCityFile(dataDirectory: string): Promise<CityFile & { readonly policy: LogPolicy }> {
  const path = join(dataDirectory, NAME)
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DemoError('no-demo', `${path} is missing: is a demo running on ${dataDirectory}?`, { cause })
  })
  const city = JSON.parse(text) as CityFile
  const witnesses = await Promise.all(city.witnesses.map((key) => parseVerifierKey(key)))
  return { ...city, policy: { logKey: await parseVerifierKey(city.logKey), witnesses, quorum: city.quorum } }
}
