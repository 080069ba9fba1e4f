import { startWorker } from '@hefu/app-browser'
import { AppError } from '../error.ts'
import type { PinDeriver } from './pin.ts'
import type { PinQuestion } from './pin-worker.ts'
import workerUrl from './pin-worker.ts?worker&url'

/** Argon2id in a worker of its own, which ends with it: the page stays alive, and the worker's memory goes with the PIN. */
export const deriveInWorker: PinDeriver = (pin, protection) => {
  const worker = startWorker(workerUrl)
  performance.mark('hefu-pin-begin')
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => resolve(data))
    worker.addEventListener('error', (cause) => reject(new AppError('damaged', 'Argon2id did not run', { cause })))
    worker.postMessage({ pin, protection } satisfies PinQuestion)
  }).finally(() => {
    worker.terminate()
    performance.measure('hefu-pin-derivation', 'hefu-pin-begin')
  })
}
