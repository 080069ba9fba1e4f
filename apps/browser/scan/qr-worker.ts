import { prepareQrReader, readQr } from './read-qr.ts'

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

prepareQrReader()

addEventListener('message', async ({ data }: MessageEvent<QrQuestion>) => {
  const { id, image, thorough } = data
  let text = ''
  try {
    text = await readQr(image, thorough)
  } finally {
    postMessage({ id, text } satisfies QrAnswer)
  }
})
