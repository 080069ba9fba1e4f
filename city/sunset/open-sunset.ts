import type { Clock, CredentialTypeId } from '@hefu/standard'
import { assertConfig, type CityConfig } from '../config.ts'
import { followLog } from '../log/follow-log.ts'
import { databaseTreeStore } from '../log/tree-store.ts'
import { openFoundations } from '../open-foundations.ts'
import { openRegister } from '../register/register-keeper.ts'
import { type Destroyed, destroy } from './destroy.ts'
import { previewSunset, type SunsetPreview } from './preview.ts'

/** The end of a city's types, for its team. */
export interface CitySunset {
  preview(type: CredentialTypeId): Promise<SunsetPreview>
  /** @throws CityError as `destroy` */
  destroy(type: CredentialTypeId): Promise<Destroyed>
  close(): Promise<void>
}

/**
 * Opens a city's records and keys while no server runs on its data folder, or beside servers that share a given database. A server that
 * runs holds keys in its memory until it is stopped.
 *
 * @throws CityError as `startCity`
 */
export async function openCitySunset(options: {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
  readonly clock: Clock
}): Promise<CitySunset> {
  const { config, clock } = options
  assertConfig(config)
  const { opened, typeKeys, close } = await openFoundations(options)
  const { database } = opened
  try {
    const { entries } = databaseTreeStore(database)
    const keeper = await openRegister({ origin: config.origin, log: followLog(database, clock), entries, clock })
    const ports = { database, issuer: config.issuer, register: keeper.state(), typeKeys, clock }
    return {
      preview: (type) => previewSunset(ports, type, clock()),
      destroy: (type) => destroy(ports, type),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
