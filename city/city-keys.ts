import { loadCurve } from '@hefu/bbs'
import { formatVerifierKey } from '@hefu/log'
import { type Epoch, epochPlus, type IssuerKey } from '@hefu/standard'
import { assertConfig, type CityConfig } from './config.ts'
import { openFoundations } from './open-foundations.ts'

/** The keys of a city, for its team. */
export interface CityKeys {
  /** The key that signs the trust bundle. */
  readonly verifierKey: string
  /** Issuer keys whose span has not ended before the epoch, secret halves left where they are. */
  list(epoch: Epoch): Promise<readonly IssuerKey[]>
  /** Makes what an epoch and the span after it need. */
  prepare(epoch: Epoch): Promise<void>
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
  assertConfig(options.config)
  await loadCurve()
  const { issuerKeys, signer, close } = await openFoundations(options)
  return {
    verifierKey: formatVerifierKey(signer.key),
    async list(epoch) {
      await issuerKeys.prepare(epoch)
      return issuerKeys.published(epochPlus(epoch, 1))
    },
    prepare: (epoch) => issuerKeys.prepare(epoch),
    close,
  }
}
