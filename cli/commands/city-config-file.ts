import type { CityConfig } from '@hefu/city'
import { CliError } from '../error.ts'
import { readBoundedFile } from '../trust/read-bundle.ts'

/** Where a city keeps its data unless told otherwise. */
export const DEFAULT_CITY_FOLDER = '.data/city'

const MAX_CONFIG_BYTES = 10_000_000

/**
 * Reads a city's configuration file.
 *
 * @throws CliError `not-found` or `unreadable`; CityError `invalid-config`
 */
export async function readCityConfig(path: string): Promise<CityConfig> {
  const text = Buffer.from(await readBoundedFile(path, MAX_CONFIG_BYTES)).toString('utf8')
  // Loaded only now: most commands need no server.
  const { parseCityConfig } = await import('@hefu/city')
  return parseCityConfig(parseJson(text, path))
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CliError('unreadable', `${path} is not JSON: ${why}`, { cause })
  }
}
