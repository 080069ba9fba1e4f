import type { RandomSource } from '@hefu/bbs'
import { ed25519KeyPair, type NoteSigner, verifierKey } from '@hefu/log'
import type { KeyStore } from '@hefu/server'

/** The Ed25519 key that signs the checkpoints of the public log, named by its origin, from the key store. */
export async function loadLogSigner(keyStore: KeyStore, origin: string, random: RandomSource): Promise<NoteSigner> {
  const seed = await keyStore.loadOrCreate(`log-signer/${origin}`, () => random(32))
  const { publicKey, privateKey } = await ed25519KeyPair(seed)
  return { key: await verifierKey(origin, publicKey), privateKey }
}
