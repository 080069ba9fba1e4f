import { roundTrip } from './round-trip.ts'
import workerUrl from './worker.ts?worker&url'

// Under Trusted Types a worker's address is a script: only a named policy may make one.
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}
const { trustedTypes } = globalThis as unknown as { readonly trustedTypes: TrustedTypes }
const policy = trustedTypes.createPolicy('bbs-worker', { createScriptURL: (url) => url })

const worker = new Worker(policy.createScriptURL(workerUrl), { type: 'module' })
const inWorker = new Promise<unknown>((resolve) => {
  worker.onmessage = ({ data }) => resolve(data)
  worker.onerror = ({ message }) => resolve(message)
})
const inPage = await roundTrip().catch(String)
// The title is where whoever opened the page reads the answers.
document.title = `page ${inPage}, worker ${await inWorker}`
