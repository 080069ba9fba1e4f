import { existsSync } from 'node:fs'
import type { CityKeys } from '@hefu/city'
import { CliError } from '../error.ts'
import type { Terminal } from '../terminal.ts'
import { readCityConfig } from './city-config-file.ts'

/** Where a city's keys are. */
export interface CityKeysOptions {
  readonly config: string
  readonly data: string
}

/**
 * Opens a city's keys for as long as `use` takes. The folder must be there: a misspelt one would get keys of its own.
 *
 * @throws CliError `not-found`; CityError `folder-in-use` while a server runs on the folder, and what else keeps it closed
 */
export async function withCityKeys<Result>(
  options: CityKeysOptions,
  { environment }: Terminal,
  use: (keys: CityKeys) => Promise<Result>,
): Promise<Result> {
  const config = await readCityConfig(options.config)
  if (!existsSync(options.data))
    throw new CliError('not-found', `there is no folder ${options.data}: run hefu serve once`)
  const { openCityKeys } = await import('@hefu/city')
  const databaseUrl = environment.DATABASE_URL
  const keys = await openCityKeys({ config, dataDirectory: options.data, ...(databaseUrl && { databaseUrl }) })
  try {
    return await use(keys)
  } finally {
    await keys.close()
  }
}
