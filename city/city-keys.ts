import { loadCurve } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import { formatVerifierKey } from '@hefu/log'
import { issuerKeys, systemRandom } from '@hefu/server'
import type { Clock, CredentialTypeId, Epoch, IssuerKey } from '@hefu/standard'
import { assertConfig, type CityConfig } from './config.ts'
import { type HeldLabelKey, labelKeys, labelOriginOf } from './labels/keys/label-keys.ts'
import { followLog } from './log/follow-log.ts'
import { databaseTreeStore } from './log/tree-store.ts'
import { openFoundations } from './open-foundations.ts'
import { openRegister } from './register/register-keeper.ts'

/** The keys of a city, for its team. */
export interface CityKeys {
  /** The log's key, for wallets, gates and witnesses to pin. */
  readonly logKey: string
  /** Issuer keys that are held for an epoch and the span after it; made where they are not there yet. Secret halves stay where they are. */
  held(epoch: Epoch): Promise<readonly IssuerKey[]>
  /** Makes the keys of a type that will take the place of those of this span and the next, and answers them. */
  replace(type: CredentialTypeId, epoch: Epoch): Promise<readonly IssuerKey[]>
  /** The last epoch that a key signs for by the register; null for one that it does not have. */
  registeredUntil(key: IssuerKey): Epoch | null
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
  readonly clock: Clock
}): Promise<CityKeys> {
  const { config, clock } = options
  assertConfig(config)
  await loadCurve()
  const { opened, keyStore, types, signer, close } = await openFoundations(options)
  const { database } = opened
  try {
    const { entries } = databaseTreeStore(database)
    const { state } = await openRegister({ origin: config.origin, log: followLog(database, clock), entries, clock })
    const { issuer } = config
    const shared = { register: state, database, keyStore, random: systemRandom }
    const keys = issuerKeys({ ...shared, issuer, types })
    const forLabels = labelKeys({ ...shared, origin: labelOriginOf(config), clock })
    return {
      logKey: formatVerifierKey(signer.key),
      async held(epoch) {
        await keys.prepare(epoch)
        return keys.held()
      },
      replace: (type, epoch) => keys.replace(type, epoch),
      registeredUntil: ({ publicKey }) =>
        state().keys.find((key) => equalBytes(key.publicKey, publicKey))?.lastEpoch ?? null,
      async forLabels() {
        await forLabels.prepare()
        return forLabels.held().map(({ id, origin, publicKey }) => ({ id, origin, publicKey }))
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
