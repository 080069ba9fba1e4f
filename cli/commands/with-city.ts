import { existsSync } from 'node:fs'
import type { CityConfig } from '@hefu/city'
import { CliError } from '../error.ts'
import type { Terminal } from '../terminal.ts'
import { readCityConfig } from './city-config-file.ts'

/** Where a city is. */
export interface CityOptions {
  readonly config: string
  readonly data: string
}

/** What a city is opened by. */
export interface OpenedBy {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
}

/**
 * Opens something of a city for as long as `use` takes. The folder must be there: a misspelt one would get keys of its own.
 *
 * @throws CliError `not-found`; CityError `folder-in-use` while a server runs on the folder, and what else keeps it closed
 */
export async function withCity<Opened extends { close(): Promise<void> }, Result>(
  options: CityOptions,
  { environment }: Terminal,
  openCity: (by: OpenedBy) => Promise<Opened>,
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const config = await readCityConfig(options.config)
  if (!existsSync(options.data))
    throw new CliError('not-found', `there is no folder ${options.data}: run hefu serve once`)
  const databaseUrl = environment.DATABASE_URL
  const opened = await openCity({ config, dataDirectory: options.data, ...(databaseUrl && { databaseUrl }) })
  try {
    return await use(opened)
  } finally {
    await opened.close()
  }
}
