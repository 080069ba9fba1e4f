import { fromBase64url, fromHex, toBase64url, toHex } from '@hefu/bytes'
import { CliError } from '../error.ts'

/** The digest of a proposal as people copy it: hexadecimal, which never begins like an option. */
export function shownDigest(digest: string): string {
  return toHex(fromBase64url(digest))
}

/** The digest as a city knows it. @throws CliError `usage` */
export function readDigest(shown: string): string {
  if (!/^[0-9a-f]{64}$/.test(shown)) throw new CliError('usage', 'a proposal goes by 64 hexadecimal digits')
  return toBase64url(fromHex(shown))
}
