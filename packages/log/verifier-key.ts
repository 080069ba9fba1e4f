import { concatBytes, equalBytes, fromBase64, toBase64, toHex } from '@hefu/bytes'
import { LogError } from './error.ts'

/** How a key signs: a note's text, or as a witness a checkpoint at a moment (C2SP tlog-cosignature). */
export type SignatureKind = 'ed25519' | 'cosignature/v1'

/** Who may have signed a note: C2SP signed-note, "Verifier keys". */
export interface VerifierKey {
  readonly kind: SignatureKind
  /** Non-empty, without white space or `+`. */
  readonly name: string
  /** 4 bytes: SHA-256(name || 0x0A || type || public key)[:4]. */
  readonly keyId: Uint8Array
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
}

/** Signature type bytes in a signed note. */
const TYPES: Readonly<Record<SignatureKind, number>> = { ed25519: 0x01, 'cosignature/v1': 0x04 }

const KINDS: readonly SignatureKind[] = ['ed25519', 'cosignature/v1']

/** Makes the verifier key of an Ed25519 key under a name; `kind` for the key of a witness. */
export async function verifierKey(
  name: string,
  publicKey: Uint8Array,
  kind: SignatureKind = 'ed25519',
): Promise<VerifierKey> {
  if (!isKeyName(name)) throw new LogError('malformed-key', 'a key name has no white space and no plus sign')
  if (publicKey.length !== 32) throw new LogError('malformed-key', 'an Ed25519 public key has 32 bytes')
  const preimage = concatBytes(new TextEncoder().encode(`${name}\n`), Uint8Array.of(TYPES[kind]), publicKey)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', preimage))
  return { kind, name, keyId: digest.slice(0, 4), publicKey }
}

/** Writes a verifier key as text: `name+hash+base64(type || key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${toHex(key.keyId)}+${toBase64(concatBytes(Uint8Array.of(TYPES[key.kind]), key.publicKey))}`
}

/**
 * Reads a verifier key and checks its hash.
 *
 * @throws LogError `malformed-key`
 */
export async function parseVerifierKey(text: string): Promise<VerifierKey> {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text)
  if (!match) throw new LogError('malformed-key', 'not name+hash+key')
  const [, name = '', hash = '', encoded = ''] = match
  const typed = decodeKey(encoded)
  const kind = KINDS.find((known) => TYPES[known] === typed[0])
  if (!kind) throw new LogError('malformed-key', 'not an Ed25519 key')
  const key = await verifierKey(name, typed.slice(1), kind)
  if (toHex(key.keyId) !== hash) throw new LogError('malformed-key', 'the hash is not that of name and key')
  return key
}

/** Whether a key name may stand in a signed note. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+]/u.test(name)
}

/** Whether two keys are the same signer. */
export function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.kind === b.kind && a.name === b.name && equalBytes(a.publicKey, b.publicKey)
}

function decodeKey(encoded: string): Uint8Array {
  try {
    return fromBase64(encoded)
  } catch (cause) {
    throw new LogError('malformed-key', 'the key is not base64', { cause })
  }
}
