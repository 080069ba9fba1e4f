import { createHash } from 'node:crypto'

/** SHA-256 of a log's origin in hexadecimal: how C2SP tlog-witness names a log in a path. */
export function originHash(origin: string): string {
  return createHash('sha256').update(origin).digest('hex')
}
