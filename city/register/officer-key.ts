import { randomBytes } from 'node:crypto'
import { ed25519KeyPair } from '@hefu/log'
import { type LocalText, type Officer, officerId, StandardError } from '@hefu/standard'
import { z } from 'zod'
import { CityError } from '../error.ts'

/** An officer with the key that signs what they propose and decide. */
export interface OfficerKey extends Officer {
  readonly privateKey: CryptoKey
}

const KeyFile = z.strictObject({
  id: z.string(),
  office: z.strictObject({ 'zh-CN': z.string().min(1).max(400), en: z.string().min(1).max(400) }),
  /** Ed25519, 32 bytes in base64url. */
  seed: z.string().length(43),
})

/** The text of a new key file; whoever has it decides as this officer. */
export function newOfficerKeyFile(id: string, office: LocalText): string {
  const seed = randomBytes(32).toString('base64url')
  return `${JSON.stringify({ id: officerId(id), office, seed }, null, 2)}\n`
}

/** Reads a key file. @throws CityError `officer-key` */
export async function readOfficerKey(text: string): Promise<OfficerKey> {
  try {
    const { id, office, seed } = KeyFile.parse(JSON.parse(text))
    const { publicKey, privateKey } = await ed25519KeyPair(new Uint8Array(Buffer.from(seed, 'base64url')))
    return { id: officerId(id), office, publicKey, privateKey }
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError || cause instanceof StandardError)) throw cause
    throw new CityError('officer-key', 'this is no key file of an officer', { cause })
  }
}
