import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Reads the QR code in one image; an empty text where there is none. */
export interface QrQuestion {
  readonly id: number
  readonly image: ImageData
  /** Look longer: for a picture that was chosen, not for one camera frame of many. */
  readonly thorough: boolean
}
export interface QrAnswer {
  readonly id: number
  readonly text: string
}

prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })

addEventListener('message', async ({ data }: MessageEvent<QrQuestion>) => {
  const { id, image, thorough } = data
  let text = ''
  try {
    const results = await readBarcodes(image, {
      formats: ['QRCode'],
      maxNumberOfSymbols: 1,
      tryHarder: thorough,
      tryRotate: thorough,
      tryInvert: thorough,
    })
    text = results.find(({ isValid }) => isValid)?.text ?? ''
  } finally {
    postMessage({ id, text } satisfies QrAnswer)
  }
})
