import { mkdir } from 'node:fs/promises'
import type { CityConfig } from '@hefu/city'
import { lockFolder, startEmbeddedPostgres } from '@hefu/server'
import type { Clock } from '@hefu/standard'

/** Where the city keeps what it has, and what it is started with: for its server, and for its team beside it. */
export interface CityPlace {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl: string
  readonly clock: Clock
}

/** A place that is held until it is closed. */
export interface OpenCityPlace extends CityPlace {
  /** Stops the database, where it was started here. Closing twice is the same as once. */
  close(): Promise<void>
}

/**
 * Claims the folder of a city and starts its database there, unless one is given.
 *
 * @throws CityError `folder-in-use`, `folder-not-usable` or `database-not-started`
 */
export async function openCityPlace(
  options: Omit<CityPlace, 'databaseUrl'> & { readonly databaseUrl?: string | undefined },
): Promise<OpenCityPlace> {
  const { config, dataDirectory, clock } = options
  await mkdir(dataDirectory, { recursive: true })
  const unlock = await lockFolder(dataDirectory)
  try {
    const postgres = options.databaseUrl === undefined ? await startEmbeddedPostgres({ folder: dataDirectory }) : null
    const databaseUrl = options.databaseUrl ?? postgres?.url ?? ''
    let closed: Promise<void> | undefined
    const stop = async (): Promise<void> => {
      await postgres?.stop()
      await unlock()
    }
    return {
      config,
      dataDirectory,
      databaseUrl,
      clock,
      close() {
        closed ??= stop()
        return closed
      },
    }
  } catch (error) {
    await unlock()
    throw error
  }
}
