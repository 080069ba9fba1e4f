import { loadCurve } from '@hefu/bbs'
import { formatVerifierKey } from '@hefu/log'
import { EMPTY_REGISTER, type Epoch, type IssuerKey } from '@hefu/standard'
import { assertConfig, type CityConfig } from './config.ts'
import { issuerKeys } from './keys/issuer-keys.ts'
import { type HeldLabelKey, labelKeys, labelOriginOf } from './labels/keys/label-keys.ts'
import { openFoundations } from './open-foundations.ts'
import { systemClock, systemRandom } from './operations/system-ports.ts'

/** The keys of a city, for its team. */
export interface CityKeys {
  /** The log's key, for wallets, gates and witnesses to pin. */
  readonly logKey: string
  /** Issuer keys that are held for an epoch and the span after it; made where they are not there yet. Secret halves stay where they are. */
  held(epoch: Epoch): Promise<readonly IssuerKey[]>
  /** Keys for labels that are held; the first is made where there is none. What the register has of them is not looked up here. */
  forLabels(): Promise<readonly Pick<HeldLabelKey, 'id' | 'origin' | 'publicKey'>[]>
  close(): Promise<void>
}

/**
 * Opens the keys of a city while no server runs on its data folder, or beside servers that share a given database.
 *
 * @throws CityError as `startCity`
 */
export async function openCityKeys(options: {
  readonly config: CityConfig
  readonly dataDirectory: string
  readonly databaseUrl?: string
}): Promise<CityKeys> {
  const { config } = options
  assertConfig(config)
  await loadCurve()
  const { opened, keyStore, types, signer, close } = await openFoundations(options)
  const keys = issuerKeys({
    issuer: config.issuer,
    types,
    // Nothing is signed here.
    register: () => EMPTY_REGISTER,
    database: opened.database,
    keyStore,
    random: systemRandom,
  })
  const forLabels = labelKeys({
    origin: labelOriginOf(config),
    register: () => EMPTY_REGISTER,
    database: opened.database,
    keyStore,
    random: systemRandom,
    clock: systemClock,
  })
  return {
    logKey: formatVerifierKey(signer.key),
    async held(epoch) {
      await keys.prepare(epoch)
      return keys.held()
    },
    async forLabels() {
      await forLabels.prepare()
      return forLabels.held().map(({ id, origin, publicKey }) => ({ id, origin, publicKey }))
    },
    close,
  }
}
