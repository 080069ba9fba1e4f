import type { RecordStore } from '@hefu/app-browser'
import { forgetPasskey, makePasskey, type PasskeyProtection, usePasskey } from '@hefu/app-browser/passkey'
import { ed25519KeyPair } from '@hefu/log'
import type { LocalText, OfficerId } from '@hefu/standard'
import type { OfficerSeed } from './key-file.ts'
import { openSeed, type SealedSeed, sealSeed } from './sealed-seed.ts'

/** The key of an officer as this device keeps it: whose it is can be seen, and only the passkey opens it. */
export interface KeptKey {
  readonly version: 1
  readonly id: OfficerId
  readonly office: LocalText
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly passkey: PasskeyProtection
  readonly seed: SealedSeed
}

/** What keeping a key stands on. */
export interface KeyPorts {
  readonly store: RecordStore
  readonly random: (length: number) => Uint8Array
}

const NAME = 'officer-key'
const SEED_BYTES = 32

/** The key on this device; null where there is none. */
export async function keptKey({ store }: Pick<KeyPorts, 'store'>): Promise<KeptKey | null> {
  const kept = (await store.get(NAME)) as KeptKey | undefined
  return kept?.version === 1 ? kept : null
}

/** The seed of a new key. Its officer and what is done with it are the caller's. */
export function newSeed({ random }: Pick<KeyPorts, 'random'>): Uint8Array {
  return random(SEED_BYTES)
}

/**
 * Keeps a key under a new passkey, in the place of any before. The seed that is given is wiped.
 *
 * @param app what the browser calls the passkey's app
 * @throws AccessError `passkey-cancelled`, or `passkey-unavailable` when the authenticator has no PRF extension; nothing is kept then
 */
export async function keepKey({ store, random }: KeyPorts, officer: OfficerSeed, app: string): Promise<KeptKey> {
  const { id, office, seed } = officer
  const { publicKey } = await ed25519KeyPair(seed)
  const { protection, secret } = await makePasskey({ app, account: id }, random)
  const sealed = await sealSeed(seed, id, secret, random)
  secret.fill(0)
  seed.fill(0)
  const kept: KeptKey = {
    version: 1,
    id,
    office,
    publicKey: new Uint8Array(publicKey),
    passkey: protection,
    seed: sealed,
  }
  await store.put(NAME, kept)
  return kept
}

/**
 * Asks for the passkey and opens the key for one use; afterwards its seed is wiped.
 *
 * @throws AccessError `passkey-cancelled` or `passkey-unavailable`; what `use` throws
 */
export async function withSeed<Result>(
  { random }: Pick<KeyPorts, 'random'>,
  kept: KeptKey,
  use: (officer: OfficerSeed) => Promise<Result>,
): Promise<Result> {
  const secret = await usePasskey(kept.passkey, random)
  const seed = await openSeed(kept.seed, kept.id, secret)
  secret.fill(0)
  try {
    return await use({ id: kept.id, office: kept.office, seed })
  } finally {
    seed.fill(0)
  }
}

/** As {@link withSeed}, for a signature: the private half alone. */
export async function withPrivateKey<Result>(
  ports: Pick<KeyPorts, 'random'>,
  kept: KeptKey,
  use: (privateKey: CryptoKey) => Promise<Result>,
): Promise<Result> {
  return withSeed(ports, kept, async ({ seed }) => use((await ed25519KeyPair(seed)).privateKey))
}

/** Removes the key from this device, and tells the browser that its passkey opens nothing any more. */
export async function forgetKey({ store }: Pick<KeyPorts, 'store'>, kept: KeptKey): Promise<void> {
  await store.remove(NAME)
  await forgetPasskey(kept.passkey)
}
