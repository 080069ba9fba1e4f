import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64url, toBase64url, toHex } from '@hefu/bytes'
import { ed25519KeyPair, isKeyName, type NoteSigner, verifierKey } from '@hefu/log'
import { WitnessError } from './error.ts'
import { writeNewFile } from './write-new-file.ts'

interface KeyFile {
  readonly name: string
  /** Ed25519, 32 bytes in base64url. */
  readonly seed: string
}

/**
 * The witness's key, from `witness.key` in its folder, which is made at the first start and which nobody else may read.
 *
 * @param name of the key when it is made, such as `witness.example/w1`; by default one that follows from the key. A key that is there
 * keeps its name, since a name is part of what others pin.
 * @throws WitnessError `witness-key`
 */
export async function loadWitnessKey(folder: string, name?: string): Promise<NoteSigner> {
  const path = join(folder, 'witness.key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = (await readKey(path)) ?? (await makeKey(path, name))
  if (name !== undefined && name !== file.name) {
    throw new WitnessError('witness-key', `the key in ${folder} is named ${file.name}, and keeps that name`)
  }
  const { publicKey, privateKey } = await ed25519KeyPair(fromBase64url(file.seed))
  return { key: await verifierKey(file.name, publicKey, 'cosignature/v1'), privateKey }
}

async function makeKey(path: string, name?: string): Promise<KeyFile> {
  if (name !== undefined && !isKeyName(name)) {
    throw new WitnessError('witness-key', 'the name of a key has no white space and no plus sign')
  }
  const seed = randomBytes(32)
  const { publicKey } = await ed25519KeyPair(seed)
  const file = { name: name ?? `hefu-witness/${toHex(publicKey.slice(0, 6))}`, seed: toBase64url(seed) }
  // Of two that start together one is first, and both go by what it wrote.
  await writeNewFile(path, `${JSON.stringify(file)}\n`)
  return (await readKey(path)) ?? file
}

async function readKey(path: string): Promise<KeyFile | null> {
  const found = await stat(path).catch(() => null)
  if (!found) return null
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new WitnessError('witness-key', `${path} can be read by others: chmod 600`)
  }
  try {
    const { name, seed } = JSON.parse(await readFile(path, 'utf8')) as Partial<KeyFile>
    if (typeof name === 'string' && isKeyName(name) && typeof seed === 'string' && fromBase64url(seed).length === 32) {
      return { name, seed }
    }
  } catch (cause) {
    throw new WitnessError('witness-key', `${path} cannot be read as a key`, { cause })
  }
  throw new WitnessError('witness-key', `${path} is no key`)
}
