import type { RandomSource } from '@hefu/bbs'
import { ed25519KeyPair, type NoteSigner, verifierKey } from '@hefu/log'
import type { KeyStore } from './key-store.ts'

/** The Ed25519 key that signs the trust bundle under the city's name, from the key store. */
export async function loadBundleSigner(keyStore: KeyStore, origin: string, random: RandomSource): Promise<NoteSigner> {
  const seed = await keyStore.loadOrCreate(`bundle-signer/${origin}`, () => random(32))
  const { publicKey, privateKey } = await ed25519KeyPair(seed)
  return { key: await verifierKey(origin, publicKey), privateKey }
}
