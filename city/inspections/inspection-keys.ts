import type { RandomSource } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import { type Ed25519KeyPair, ed25519KeyPair } from '@hefu/log'
import type { KeyStore } from '@hefu/server'
import type { LabelKey, LabelKeyId, RegisterState } from '@hefu/standard'

/** An authority's key in the register, with its secret half. */
export interface InspectionKey extends LabelKey {
  readonly privateKey: CryptoKey
}

/** The keys with which authorities sign their inspections: held here, used only as far as the register has them. */
export interface InspectionKeys {
  /**
   * The key of this name, made if there is none: for officers to register.
   *
   * @throws CityError as `KeyStore`
   */
  prepare(id: LabelKeyId): Promise<Pick<Ed25519KeyPair, 'publicKey'>>
  /** The key by which an authority signs now; null where the register has none, has another's, or it has ended. */
  signingKey(id: LabelKeyId, unixSeconds: number): Promise<InspectionKey | null>
}

/** Inspection keys whose seeds lie in a key store. */
export function inspectionKeys(options: {
  readonly register: () => Pick<RegisterState, 'labelKeys'>
  readonly keyStore: KeyStore
  readonly random: RandomSource
}): InspectionKeys {
  const { register, keyStore, random } = options

  async function load(id: LabelKeyId): Promise<Ed25519KeyPair> {
    return ed25519KeyPair(await keyStore.loadOrCreate(`inspection-key/${id}`, () => random(32)))
  }

  return {
    prepare: load,
    async signingKey(id, unixSeconds) {
      const known = register().labelKeys.get(id)
      if (!known?.serves.includes('inspection') || known.endsAt <= unixSeconds) return null
      const { publicKey, privateKey } = await load(id)
      return equalBytes(publicKey, known.publicKey) ? { ...known, privateKey } : null
    },
  }
}
