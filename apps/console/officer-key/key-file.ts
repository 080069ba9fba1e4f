import { ProblemError } from '@hefu/app-browser/city-api'
import { BytesError, fromBase64url, toBase64url } from '@hefu/bytes'
import { LANGUAGES, type LocalText, type OfficerId, officerId, StandardError } from '@hefu/standard'

/** An officer with the seed of their key: all that is needed to decide as this officer. */
export interface OfficerSeed {
  readonly id: OfficerId
  readonly office: LocalText
  /** Ed25519, 32 bytes. */
  readonly seed: Uint8Array
}

const SEED_BYTES = 32

/** Reads a key file as `hefu officer` makes it. @throws ProblemError `key-file` */
export function readKeyFile(text: string): OfficerSeed {
  try {
    const { id, office, seed } = JSON.parse(text)
    const named = LANGUAGES.every((language) => typeof office[language] === 'string' && office[language] !== '')
    const bytes = fromBase64url(String(seed))
    if (!named || bytes.length !== SEED_BYTES) throw new ProblemError('key-file', 'office or seed is missing')
    return { id: officerId(String(id)), office: { 'zh-CN': office['zh-CN'], en: office.en }, seed: bytes }
  } catch (cause) {
    const expected = [SyntaxError, TypeError, BytesError, StandardError, ProblemError]
    if (!expected.some((kind) => cause instanceof kind)) throw cause
    throw new ProblemError('key-file', 'this is no key file of an officer', { cause })
  }
}

/** The text of a key file; whoever has it decides as this officer. */
export function keyFileText({ id, office, seed }: OfficerSeed): string {
  return `${JSON.stringify({ id, office, seed: toBase64url(seed) }, null, 2)}\n`
}
