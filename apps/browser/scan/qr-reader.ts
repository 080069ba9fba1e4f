import { startWorker } from '../ports/own-scripts.ts'
import type { QrAnswer, QrQuestion } from './qr-worker.ts'
import workerUrl from './qr-worker.ts?worker&url'

/** Reads QR codes in a worker, one image at a time. */
export interface QrReader {
  /** The text of the code in the image, or nothing. */
  read(image: ImageData, thorough?: boolean): Promise<string>
  close(): void
}

/** Starts the worker. */
export function openQrReader(): QrReader {
  const worker = startWorker(workerUrl)
  const waiting = new Map<number, (text: string) => void>()
  let lastId = 0
  worker.addEventListener('message', ({ data }: MessageEvent<QrAnswer>) => {
    waiting.get(data.id)?.(data.text)
    waiting.delete(data.id)
  })
  return {
    read(image, thorough = false) {
      const id = ++lastId
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker.postMessage({ id, image, thorough } satisfies QrQuestion, [image.data.buffer])
      })
    },
    close() {
      worker.terminate()
      for (const resolve of waiting.values()) resolve('')
      waiting.clear()
    },
  }
}
