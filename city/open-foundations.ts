import { join } from 'node:path'
import type { NoteSigner } from '@hefu/log'
import {
  assertReachable,
  fileTypeKeys,
  type KeyStore,
  loadMasterKey,
  lockFolder,
  sealedKeyStore,
  startEmbeddedPostgres,
  systemRandom,
  type TypeKeys,
} from '@hefu/server'
import type { CredentialType } from '@hefu/standard'
import type { CityConfig } from './config.ts'
import { migrate } from './database/migrate.ts'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { ISSUED_TYPES } from './issuance/issued-types.ts'
import { loadLogSigner } from './keys/log-signer.ts'

/** What every program of a city stands on: its database and its keys. */
export interface Foundations {
  readonly opened: OpenDatabase
  readonly keyStore: KeyStore
  readonly typeKeys: TypeKeys
  /** The types that this city issues and whose keys were not destroyed. */
  readonly types: readonly CredentialType[]
  /** Of the log. */
  readonly signer: NoteSigner
  close(): Promise<void>
}

/**
 * Opens the city's database, which is started in the data folder unless one is given, brings its tables up to date and loads the keys.
 * What was opened before something fails is closed again.
 *
 * @throws CityError as `startCity`
 */
export async function openFoundations(options: {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
}): Promise<Foundations> {
  const { config, dataDirectory, databaseUrl } = options
  const closers: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    // Processes that share a given database may share the folder of its master key too.
    if (!databaseUrl) closers.push(await lockFolder(dataDirectory))
    const masterKey = await loadMasterKey(dataDirectory)
    const url = databaseUrl ?? (await startEmbedded(dataDirectory, closers))
    const opened = openDatabase(url)
    closers.push(opened.close)
    await assertReachable(opened)
    const { database } = opened
    await migrate(database)
    const typeKeys = fileTypeKeys(join(dataDirectory, 'keys'))
    const keyStore = sealedKeyStore({ database, masterKey, typeKeys, random: systemRandom })
    return {
      opened,
      keyStore,
      typeKeys,
      types: await notDestroyed(typeKeys),
      signer: await loadLogSigner(keyStore, config.origin, systemRandom),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function notDestroyed(typeKeys: TypeKeys): Promise<CredentialType[]> {
  const types: CredentialType[] = []
  for (const { type } of ISSUED_TYPES) if (!(await typeKeys.isDestroyed(type.id))) types.push(type)
  return types
}

async function startEmbedded(folder: string, closers: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ folder })
  closers.push(() => postgres.stop())
  return postgres.url
}
