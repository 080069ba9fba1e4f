import { Unreadable } from '../error.ts'

/**
 * Unpacks zlib (RFC 1950, `deflate`) or raw DEFLATE (RFC 1951, `deflate-raw`).
 *
 * @throws Unreadable `too-large` as soon as more than `maxBytes` come out, `malformed-compression` for damage, a missing end or trailing bytes
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'deflate-raw',
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { writable, readable } = new DecompressionStream(format)
  const writer = writable.getWriter()
  // What goes wrong in writing is told by the reader.
  const ignored = (): void => {}
  writer.closed.catch(ignored)
  writer.write(bytes).catch(ignored)
  writer.close().catch(ignored)
  const reader = readable.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length
      if (length > maxBytes) throw new Unreadable('too-large', `unpacks to more than ${maxBytes} bytes`)
      chunks.push(read.value)
    }
  } catch (cause) {
    reader.cancel().catch(ignored)
    if (cause instanceof Unreadable) throw cause
    throw new Unreadable('malformed-compression', 'does not unpack', { cause })
  }
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
