import { startWorker } from '@hefu/app-browser'
import { AppError } from '../error.ts'
import type { Picture } from '../reading/luma.ts'
import type { EngineAnswer, EngineQuestion } from './engine-messages.ts'
import workerUrl from './engine-worker.ts?worker&url'
import type { GateEngine, ShownRequest, Sight } from './gate-engine.ts'

type Call = EngineQuestion extends infer Question ? (Question extends unknown ? Omit<Question, 'id'> : never) : never

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The engine in a worker of its own, so that reading and verifying never hold up the screen. */
export function workerEngine(): GateEngine {
  const worker = startWorker(workerUrl)
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  worker.addEventListener('message', ({ data }: MessageEvent<EngineAnswer>) => {
    const { resolve, reject } = waiting.get(data.id) ?? {}
    waiting.delete(data.id)
    if ('failed' in data) reject?.(new AppError(data.failed, data.message))
    else resolve?.(data.value)
  })
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.values()) reject(new AppError('engine-failed', message))
    waiting.clear()
  })

  function call(question: Call, transfer: Transferable[] = []): Promise<unknown> {
    const id = ++lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...question, id }, transfer)
    })
  }

  return {
    async open(setup) {
      await call({ call: 'open', setup })
    },
    async replaceBundle(bundle) {
      await call({ call: 'replaceBundle', bundle })
    },
    look: (picture, chosen) => call({ call: 'look', picture, chosen }, [handle(picture)]) as Promise<Sight>,
    ask: (indexes) => call({ call: 'ask', indexes }) as Promise<ShownRequest>,
  }
}

/** What of a picture is handed over rather than copied. */
function handle(picture: Picture): Transferable {
  return picture instanceof ImageData ? picture.data.buffer : picture
}
