import type { RecordStore } from '@hefu/app-browser'
import { equalBytes, fromBase64url } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import type { Service } from '@hefu/standard'
import { AppError } from '../error.ts'

/** The key with which this gate proves its service to residents. */
export interface RequestKey {
  readonly id: string
  /** Ed25519; no script can read it, only sign with it. */
  readonly privateKey: CryptoKey
  /** 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
}

const SEED_BYTES = 32
const NAME = 'request-key'

/**
 * Reads a key file: JSON, `{"id": "...", "seed": "..."}` as `hefu request-key` writes it, or `{"<service id>": {...}}` with one such
 * entry for each service that the operator runs. The seed is 32 bytes in base64url.
 *
 * @throws AppError `key-malformed`, `key-of-another-service`, or `key-not-registered` when the register names another key
 */
export async function readKeyFile(text: string, service: Service): Promise<RequestKey> {
  const file = parse(text)
  const entry = 'seed' in file ? file : fieldsOf(file[service.id])
  if (!entry) throw new AppError('key-of-another-service', `the file has no key for ${service.id}`)
  const { id, seed } = entry
  if (typeof id !== 'string' || typeof seed !== 'string') throw malformed()
  const bytes = seedFrom(seed)
  const key: RequestKey = { id, ...(await ed25519KeyPair(bytes)) } as RequestKey
  bytes.fill(0)
  if (!isRegistered(key, service)) throw new AppError('key-not-registered', `the register does not name key ${id}`)
  return key
}

/** Whether the register names this key for the service. */
function isRegistered(key: Pick<RequestKey, 'id' | 'publicKey'>, service: Service): boolean {
  return service.requestKeys.some(({ id, publicKey }) => id === key.id && equalBytes(publicKey, key.publicKey))
}

/** The key kept on this device, if it is one of the service's registered ones. */
export async function keptKey(store: RecordStore, service: Service): Promise<RequestKey | null> {
  const key = (await store.get(NAME)) as RequestKey | undefined
  return key?.publicKey instanceof Uint8Array && isRegistered(key, service) ? key : null
}

/** Keeps a key, in the place of the one before. */
export async function keepKey(store: RecordStore, key: RequestKey): Promise<void> {
  await store.put(NAME, key)
}

/** Forgets the key. */
export async function forgetKey(store: RecordStore): Promise<void> {
  await store.remove(NAME)
}

function parse(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw malformed(cause)
  }
  const fields = fieldsOf(value)
  if (!fields) throw malformed()
  return fields
}

function seedFrom(text: string): Uint8Array {
  try {
    const seed = fromBase64url(text)
    if (seed.length === SEED_BYTES) return seed
  } catch (cause) {
    throw malformed(cause)
  }
  throw malformed()
}

function malformed(cause?: unknown): AppError {
  return new AppError('key-malformed', 'this is no key file', { cause })
}

function fieldsOf(value: unknown): Record<string, unknown> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : null
}
