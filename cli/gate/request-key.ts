import { readFile, stat } from 'node:fs/promises'
import { equalBytes, fromBase64url } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import type { Service } from '@hefu/standard'
import { CliError } from '../error.ts'

/** A key with which a gate signs its requests. */
export interface GateRequestKey {
  readonly id: string
  readonly privateKey: CryptoKey
}

/**
 * Reads a gate's request key: a JSON file `{"id": "...", "seed": "base64url of 32 bytes"}`, or one with such an object for each
 * service under its id, which only its owner may read. The register entry must name the key.
 *
 * @throws CliError `not-found`, `request-key` or `unregistered-key`
 */
export async function readRequestKey(path: string, service: Service): Promise<GateRequestKey> {
  const { id, seed } = await readKeyFile(path, service)
  const { publicKey, privateKey } = await ed25519KeyPair(seed)
  const registered = service.requestKeys.find((key) => key.id === id)
  if (!registered || !equalBytes(registered.publicKey, publicKey)) {
    throw new CliError('unregistered-key', `the register entry of ${service.id} does not name the key ${id} of ${path}`)
  }
  return { id, privateKey }
}

async function readKeyFile(path: string, service: Service): Promise<{ id: string; seed: Uint8Array }> {
  const text = await readPrivate(path)
  try {
    const json = JSON.parse(text)
    const { id, seed } = json[service.id] ?? json
    const bytes = fromBase64url(String(seed))
    if (typeof id === 'string' && bytes.length === 32) return { id, seed: bytes }
  } catch (cause) {
    throw new CliError('request-key', `${path} has no request key for ${service.id}`, { cause })
  }
  throw new CliError('request-key', `${path} has no request key for ${service.id}`)
}

async function readPrivate(path: string): Promise<string> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CliError('not-found', `cannot read ${path}`, { cause })
  })
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new CliError('request-key', `${path} can be read by others: chmod 600 ${path}`)
  }
  return readFile(path, 'utf8')
}
