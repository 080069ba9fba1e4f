import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { CityError } from '../error.ts'

/**
 * What a file is known by when it is imported again: SHA-256 of how it is read and of its bytes. A file that was changed is another file.
 *
 * @throws CityError `import-unreadable`
 */
export async function fileDigest(path: string, readAs: string): Promise<{ digest: Uint8Array; bytes: number }> {
  const hash = createHash('sha256').update(`${readAs}\n`)
  let bytes = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch (cause) {
    throw new CityError('import-unreadable', `${path} cannot be read`, { cause })
  }
  return { digest: hash.digest(), bytes }
}
