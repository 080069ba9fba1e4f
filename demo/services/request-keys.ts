import { randomBytes } from 'node:crypto'
import { ed25519KeyPair } from '@hefu/log'
import type { RequestKey, ServiceId } from '@hefu/standard'
import { keptSecret, writeWhole } from '../kept-secret.ts'

/** The private half of a request key, as the demo hands it to its own gate; a real gate has its key provisioned. */
export interface GateKey {
  readonly id: string
  /** 32 bytes of Ed25519 seed, base64url. */
  readonly seed: string
}

/** The request keys of the demo's gates by service, read from a file or made the first time. */
export async function gateKeys(
  path: string,
  services: readonly ServiceId[],
): Promise<Readonly<Record<string, GateKey>>> {
  const kept = await keptSecret<Record<string, GateKey>>(path, () => newKeys(services))
  const missing = services.filter((id) => !kept[id])
  if (missing.length === 0) return kept
  // A service that an earlier demo did not have.
  const keys = { ...kept, ...newKeys(missing) }
  await writeWhole(path, JSON.stringify(keys))
  return keys
}

function newKeys(services: readonly ServiceId[]): Record<string, GateKey> {
  return Object.fromEntries(services.map((id) => [id, { id: `${id}.1`, seed: randomBytes(32).toString('base64url') }]))
}

/** The public half, for the register. */
export async function registeredKey(key: GateKey): Promise<RequestKey> {
  const { publicKey } = await ed25519KeyPair(seedOf(key))
  return { id: key.id, publicKey }
}

/** The private half as a gate uses it. */
export async function signingKey(key: GateKey): Promise<{ readonly id: string; readonly privateKey: CryptoKey }> {
  const { privateKey } = await ed25519KeyPair(seedOf(key))
  return { id: key.id, privateKey }
}

function seedOf(key: GateKey): Uint8Array {
  return new Uint8Array(Buffer.from(key.seed, 'base64url'))
}
