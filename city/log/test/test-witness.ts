import { createWitness, memoryWitnessStore, type WitnessStore } from '@hefu/witness'
import type { Hono } from 'hono'
import type { Witness } from '../witnessing/ask-witness.ts'
import type { Pause } from '../witnessing/pause.ts'
import type { WitnessAnswer, WitnessTransport } from '../witnessing/witness-transport.ts'
import { type TestLog, testSigner } from './test-log.ts'

/** A real witness in this process. */
export interface TestWitness extends Witness {
  readonly store: WitnessStore
  readonly app: Hono
}

/** Makes witnesses of a log, with the log's clock. */
export function testWitnesses(log: TestLog, count: number): Promise<TestWitness[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const signer = await testSigner(`witness.example/w${i + 1}`, 100 + i, 'cosignature/v1')
      const store = memoryWitnessStore()
      const logs = new Map([[log.signer.key.name, [log.signer.key]]])
      const app = createWitness({ signer, logs, store, clock: () => log.time.now })
      return { key: signer.key, url: `http://w${i + 1}.test`, store, app }
    }),
  )
}

/** What a test lets happen to a question on its way to a witness, or to the answer. */
export type Way = (witness: TestWitness, ask: () => Promise<WitnessAnswer>) => Promise<WitnessAnswer>

/** Carries questions to witnesses of this process. */
export function transportTo(witnesses: readonly TestWitness[], way: Way = (_, ask) => ask()): WitnessTransport {
  return (url, body) => {
    const witness = witnesses.find((candidate) => url.startsWith(`${candidate.url}/`))
    if (!witness) throw new Error(`no witness at ${url}`)
    return way(witness, async () => {
      const response = await witness.app.request(new URL(url).pathname, { method: 'POST', body })
      return { status: response.status, text: await response.text() }
    })
  }
}

/** Time that passes when a test says so; pauses of up to half a second are over at once. */
export function testPause(): { readonly pause: Pause; pass(milliseconds: number): void } {
  const pauses = new Set<{ readonly milliseconds: number; readonly end: () => void }>()
  return {
    pause: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (milliseconds <= 500) return void setImmediate(resolve)
        const pause = {
          milliseconds,
          end() {
            pauses.delete(pause)
            resolve()
          },
        }
        pauses.add(pause)
        signal.addEventListener('abort', pause.end, { once: true })
        if (signal.aborted) pause.end()
      }),
    pass(milliseconds) {
      for (const pause of [...pauses]) if (pause.milliseconds <= milliseconds) pause.end()
    },
  }
}
