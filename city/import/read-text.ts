import { createReadStream } from 'node:fs'
import { CityError } from '../error.ts'

/** Bytes read at a time. */
const CHUNK = 262_144

/**
 * Reads a file of UTF-8 piece by piece, without a byte order mark. Bytes that are no UTF-8 come as U+FFFD, by which the fields that have them
 * are refused.
 *
 * @param counted told how many bytes each piece had
 * @throws CityError `import-unreadable` for UTF-16, and for a file that cannot be read
 */
export async function* readText(path: string, counted: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let first = true
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      if (first && isUtf16(bytes)) throw new CityError('import-unreadable', `${path} is UTF-16: save it as UTF-8`)
      first = false
      counted(bytes.length)
      yield decoder.decode(bytes, { stream: true })
    }
  } catch (cause) {
    if (cause instanceof CityError) throw cause
    throw new CityError('import-unreadable', `${path} cannot be read`, { cause })
  }
  yield decoder.decode()
}

/** By its byte order mark, or by the zero that the first letter of a header has in it. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0
}
