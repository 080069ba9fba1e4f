import { promisify } from 'node:util'
import { gzip as gzipCallback } from 'node:zlib'

/** Compresses bytes, off the event loop. */
export const gzip: (bytes: Uint8Array) => Promise<Uint8Array> = promisify(gzipCallback)

/** Whether an `Accept-Encoding` takes gzip (RFC 9110, section 12.5.3): named, or meant by `*`, and not at the weight 0. */
export function takesGzip(acceptEncoding: string): boolean {
  const codings = new Map(
    acceptEncoding.split(',').map((part) => {
      const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      return [coding, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))]
    }),
  )
  return codings.get('gzip') ?? codings.get('*') ?? false
}

/** Bytes as the body of an answer. */
export function toBody(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength)
}
