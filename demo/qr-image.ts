import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PNG } from 'pngjs'
import { encode } from 'uqr'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { DemoError } from './error.ts'

/** A QR code as an image. */
export interface QrImage {
  readonly png: Uint8Array
  /** 1 to 40. */
  readonly version: number
}

const MODULE_PIXELS = 6
/** ISO/IEC 18004 asks for four modules around the code. */
const QUIET_ZONE = 4

/** Draws a text as a QR code with error correction M. */
export function drawQr(text: string): QrImage {
  const { data, size, version } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const width = size * MODULE_PIXELS
  const image = new PNG({ width, height: width, colorType: 0 })
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const dark = data[Math.floor(y / MODULE_PIXELS)]?.[Math.floor(x / MODULE_PIXELS)] === true
      image.data.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], (y * width + x) * 4)
    }
  }
  return { png: new Uint8Array(PNG.sync.write(image, { colorType: 0 })), version }
}

/**
 * Reads the one QR code in an image, as a gate's camera would.
 *
 * @throws DemoError `no-code-in-image`
 */
export async function readQr(image: Uint8Array): Promise<string> {
  ready ??= loadReader()
  await ready
  const found = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryHarder: true })
  const [code] = found.filter(({ isValid }) => isValid)
  if (!code) throw new DemoError('no-code-in-image', 'there is no QR code in this image that can be read')
  return code.text
}

let ready: Promise<unknown> | undefined

/** The reader's wasm comes from this machine; by default it would come from a network. */
async function loadReader(): Promise<unknown> {
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = new Uint8Array(await readFile(path)).buffer
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}
