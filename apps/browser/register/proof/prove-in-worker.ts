import type { ProvenRegister } from '@hefu/standard'
import { BrowserError } from '../../error.ts'
import { startWorker } from '../../ports/own-scripts.ts'
import type { LogPin } from '../../trust/app-config.ts'
import type { ProofAnswer, ProofQuestion } from './prove-messages.ts'
import workerUrl from './prove-worker.ts?worker&url'

/** Proves in a worker of its own, so that however many acts there are the page still answers. @throws BrowserError */
export async function proveInWorker(
  bytes: Uint8Array,
  log: LogPin,
  onProven: (proven: number, acts: number) => void,
): Promise<ProvenRegister> {
  const worker = startWorker(workerUrl)
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<ProofAnswer>) => {
        if ('of' in data) onProven(data.proven, data.of)
        else if ('register' in data) resolve(data.register)
        else reject(new BrowserError(data.failed, data.message, data.evidence ? { evidence: data.evidence } : {}))
      })
      worker.addEventListener('error', ({ message }) => reject(new BrowserError('bundle-refused', message)))
      const question: ProofQuestion = { bytes, log }
      worker.postMessage(question)
    })
  } finally {
    worker.terminate()
  }
}
