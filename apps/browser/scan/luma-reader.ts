import { prepareZXingModule, type ZXingReaderOptions } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** How hard to look: `quick` for a sharp code, `thorough` for one that is dim, blurred or small, `picture` for a chosen image. */
export type ReadingEffort = 'quick' | 'thorough' | 'picture'

/**
 * Reads QR codes in grey images. The caller writes the pixels, one byte each, straight into the reader's memory: a camera frame
 * carries its brightness as a plane of its own, which then is copied once and never converted.
 */
export interface LumaReader {
  /** Memory for this many bytes, of which the image takes the first; good until the next call. */
  memory(bytes: number): Uint8Array<ArrayBuffer>
  /** The text of the code in the image that lies in the memory; empty where there is none. */
  read(width: number, height: number, effort: ReadingEffort): string
}

/** What this file uses of the WebAssembly module, whose published types leave out the memory. */
interface ReaderModule {
  /** Moves when the memory grows, so that it is looked up anew each time. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  _malloc(bytes: number): number
  _free(address: number): void
  readBarcodesFromPixmap(address: number, width: number, height: number, options: ZXingReaderOptions): Found
}
interface Found {
  size(): number
  get(index: number): { readonly text: string } | undefined
  delete(): void
}

/** Fetches and compiles the reader. Call it in a worker: reading takes some 10 ms for a frame of 1920 by 1080. */
export async function openLumaReader(): Promise<LumaReader> {
  const options = { overrides: { locateFile: () => wasmUrl }, fireImmediately: true } as const
  const module = (await prepareZXingModule(options)) as unknown as ReaderModule
  let address = 0
  let size = 0
  return {
    memory(bytes) {
      if (bytes > size) {
        if (address) module._free(address)
        address = module._malloc(bytes)
        size = bytes
      }
      return module.HEAPU8.subarray(address, address + bytes)
    },
    read(width, height, effort) {
      const found = module.readBarcodesFromPixmap(address, width, height, OPTIONS[effort])
      const text = found.size() > 0 ? found.get(0)?.text : undefined
      found.delete()
      return text ?? ''
    },
  }
}

/** The reader's own numbers: the binarizer is LocalAverage, text is plain. */
const QUICK: ZXingReaderOptions = {
  formats: 'QRCode',
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  tryDenoise: false,
  binarizer: 0,
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  maxNumberOfSymbols: 1,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: true,
}
const THOROUGH: ZXingReaderOptions = { ...QUICK, tryHarder: true, tryDownscale: true }

const OPTIONS: Readonly<Record<ReadingEffort, ZXingReaderOptions>> = {
  quick: QUICK,
  thorough: THOROUGH,
  picture: { ...THOROUGH, tryRotate: true, tryInvert: true, tryDenoise: true },
}
