import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { CliError } from '../error.ts'

/** Whether bytes are an image that {@link readImage} reads: PNG or JPEG, by their first bytes. */
export function isImage(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff])
}

/**
 * Reads the QR code in an image.
 *
 * @throws CliError `no-code-in-image`
 */
export async function readImage(bytes: Uint8Array): Promise<string> {
  // The reader's wasm comes from this machine; by default it would come from a network.
  const path = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = new Uint8Array(await readFile(path)).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  const found = await readBarcodes(bytes, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryHarder: true })
  const code = found.find(({ isValid }) => isValid)
  if (!code) throw new CliError('no-code-in-image', 'there is no QR code in this image that can be read')
  return code.text
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
