import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fromBase64 } from '@hefu/bytes'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const WASM = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
let prepared = false

/** The text of the QR code in a picture; empty where there is none. @param base64 of a PNG */
export async function readPicture(base64: string): Promise<string> {
  if (!prepared) {
    const bytes = readFileSync(WASM)
    prepareZXingModule({
      overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
    })
    prepared = true
  }
  const picture = fromBase64(base64)
  const results = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })
  return results.find(({ isValid }) => isValid)?.text ?? ''
}
