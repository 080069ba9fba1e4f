import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let ready: Promise<unknown> | undefined

/** The texts of the QR codes in an image, as another program than the one that drew them reads them. */
export async function readQr(image: Uint8Array): Promise<string[]> {
  ready ??= loadReader()
  await ready
  const found = await readBarcodes(image, { formats: ['QRCode'], tryHarder: true })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}

/** The reader's wasm comes from this machine; by default it would come from a network. */
async function loadReader(): Promise<unknown> {
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = new Uint8Array(await readFile(path)).buffer
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
