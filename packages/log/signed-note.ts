import { concatBytes, equalBytes, fromBase64, toBase64 } from '@hefu/bytes'
import { verifyCosignature } from './cosignature.ts'
import { ed25519Sign, ed25519Verify } from './ed25519.ts'
import { LogError } from './error.ts'
import type { NoteSigner } from './note-signer.ts'
import type { VerifierKey } from './verifier-key.ts'

/** A note whose text at least one known key has signed. */
export interface OpenedNote {
  /** Ends in a newline. */
  readonly text: string
  /** The keys, of those asked about, that signed it; each once. */
  readonly signers: readonly VerifierKey[]
  /** Their signature lines, in the same order, each with its newline: what of the note is vouched for, beside its text. */
  readonly lines: readonly string[]
}

/** Bytes of a note that `openNote` reads unless told otherwise. */
export const DEFAULT_MAX_NOTE_BYTES = 4_000_000

/** C2SP signed-note allows a reader to cap the number of signature lines. */
const MAX_SIGNATURES = 100

/**
 * Signs a text as a C2SP signed note: the text, an empty line, one signature line a signer.
 *
 * @throws LogError `malformed-note` when the text is empty, lacks its last newline or has control characters
 */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  if (!isNoteText(text))
    throw new LogError('malformed-note', 'a note is text without control characters, ending in a newline')
  const message = new TextEncoder().encode(text)
  const lines = await Promise.all(signers.map((signer) => signatureLine(signer, message)))
  return `${text}\n${lines.join('')}`
}

/**
 * Reads a signed note and checks every signature by a known key. Signatures of unknown keys are passed over; one bad
 * signature by a known key refuses the whole note.
 *
 * @throws LogError `too-large`, `malformed-note`, `bad-signature` or `unknown-signer` (no known key signed it)
 */
export async function openNote(
  note: string,
  known: readonly VerifierKey[],
  maxBytes: number = DEFAULT_MAX_NOTE_BYTES,
): Promise<OpenedNote> {
  if (note.length > maxBytes) throw new LogError('too-large', `a note over ${maxBytes} bytes`)
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2).split('\n')
  if (end < 0 || lines.pop() !== '' || lines.length === 0 || lines.length > MAX_SIGNATURES || !isNoteText(text)) {
    throw new LogError('malformed-note', 'not a text, an empty line and signature lines')
  }
  const signers: VerifierKey[] = []
  const vouched: string[] = []
  for (const line of lines) {
    const { name, keyId, signature } = parseSignatureLine(line)
    const key = known.find((candidate) => candidate.name === name && equalBytes(candidate.keyId, keyId))
    if (!key || signers.includes(key)) continue
    if (!(await holds(key, text, signature))) {
      throw new LogError('bad-signature', `the signature of ${name} does not fit the text`)
    }
    signers.push(key)
    vouched.push(`${line}\n`)
  }
  if (signers.length === 0) throw new LogError('unknown-signer', 'no known key signed this note')
  return { text, signers, lines: vouched }
}

async function holds({ kind, publicKey }: VerifierKey, text: string, signature: Uint8Array): Promise<boolean> {
  if (kind === 'cosignature/v1') return verifyCosignature(publicKey, text, signature)
  return ed25519Verify(publicKey, new TextEncoder().encode(text), signature)
}

async function signatureLine(signer: NoteSigner, message: Uint8Array): Promise<string> {
  const signature = await ed25519Sign(signer.privateKey, message)
  return `\u2014 ${signer.key.name} ${toBase64(concatBytes(signer.key.keyId, signature))}\n`
}

function parseSignatureLine(line: string): { name: string; keyId: Uint8Array; signature: Uint8Array } {
  const match = /^\u2014 ([^+\s]+) ([A-Za-z0-9+/]+=*)$/u.exec(line)
  if (!match) throw new LogError('malformed-note', 'a line after the text is not a signature')
  const [, name = '', encoded = ''] = match
  let bytes: Uint8Array
  try {
    bytes = fromBase64(encoded)
  } catch (cause) {
    throw new LogError('malformed-note', 'a signature is not base64', { cause })
  }
  if (bytes.length < 5) throw new LogError('malformed-note', 'a signature is shorter than its key id')
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}

function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids exactly these characters
  return text.length > 1 && text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(text)
}
