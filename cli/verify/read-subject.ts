import { existsSync } from 'node:fs'
import { PASS_PREFIX, REQUEST_PREFIX } from '@hefu/standard'
import { CliError } from '../error.ts'
import { readBoundedFile } from '../trust/read-bundle.ts'
import { isImage, readImage } from './read-image.ts'

/** What there is to verify. */
export type Subject =
  | { readonly kind: 'pass' | 'request'; readonly text: string }
  | { readonly kind: 'bundle'; readonly bytes: Uint8Array }

const MAX_FILE_BYTES = 20_000_000
/** A bundle begins as the CBOR array of four that it is, with its version. */
const BUNDLE_START = [0x84, 0x02]

/**
 * Finds out what an argument is: the text of a code, a file with such a text or with a bundle, or a picture of a code.
 *
 * @throws CliError `not-found`, `too-large`, `no-code-in-image` or `unreadable`
 */
export async function readSubject(argument: string): Promise<Subject> {
  const given = kindOf(argument)
  if (given) return given
  if (!existsSync(argument)) {
    throw new CliError('not-found', 'that is neither a file nor the text of a pass (HF1:...) or a request (HQ1:...)')
  }
  const bytes = await readBoundedFile(argument, MAX_FILE_BYTES)
  if (BUNDLE_START.every((byte, i) => bytes[i] === byte)) return { kind: 'bundle', bytes }
  const text = isImage(bytes) ? await readImage(bytes) : Buffer.from(bytes).toString('utf8')
  const found = kindOf(text)
  if (!found) throw new CliError('unreadable', `${argument} holds no pass, no request and no trust bundle`)
  return found
}

function kindOf(text: string): Subject | undefined {
  // A later version of either prefix is a code too: the one who judges says that it is not known.
  if (isCode(text, PASS_PREFIX)) return { kind: 'pass', text: text.replace(/\r?\n$/, '') }
  if (isCode(text, REQUEST_PREFIX)) return { kind: 'request', text: text.replace(/\r?\n$/, '') }
  return undefined
}

function isCode(text: string, prefix: string): boolean {
  return text.startsWith(prefix.slice(0, 2)) && /^[0-9]:/.test(text.slice(2, 4))
}
