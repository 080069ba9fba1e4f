import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Fetches and compiles the reader. Call it where codes are read: in a worker. */
export function prepareQrReader(): void {
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })
}

/**
 * The text of the QR code in an image; empty where there is none.
 *
 * @param thorough look longer: for a picture that was chosen, not for one camera frame of many
 */
export async function readQr(image: ImageData, thorough = false): Promise<string> {
  const results = await readBarcodes(image, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
    tryHarder: thorough,
    tryRotate: thorough,
    tryInvert: thorough,
  })
  return results.find(({ isValid }) => isValid)?.text ?? ''
}
