import { openLumaReader, systemClock, systemRandom } from '@hefu/app-browser'
import { loadCurve } from '@hefu/bbs'
import { codeOf } from '../error.ts'
import { pictureReader } from '../reading/picture-reader.ts'
import { indexedDbSeen } from '../seen/indexed-db-seen.ts'
import { keptSeenSet } from '../seen/kept-seen-set.ts'
import { memorySeen } from '../seen/memory-seen.ts'
import type { EngineAnswer, EngineQuestion } from './engine-messages.ts'
import { hostEngine } from './host-engine.ts'

// Reader, curve and seen-set are made ready at once, whatever comes first.
loadCurve().catch(() => {})
const engine = hostEngine({
  clock: systemClock,
  random: systemRandom,
  milliseconds: () => performance.now(),
  seen: indexedDbSeen()
    .catch(() => memorySeen())
    .then((storage) => keptSeenSet(storage, systemClock())),
  loadCurve,
  read: pictureReader(openLumaReader(), () => performance.now()),
})

addEventListener('message', async ({ data }: MessageEvent<EngineQuestion>) => {
  postMessage(await answer(data))
})

async function answer(question: EngineQuestion): Promise<EngineAnswer> {
  const { id } = question
  try {
    return { id, value: await call(question) }
  } catch (error) {
    return { id, failed: codeOf(error) ?? 'engine-failed', message: String(error) }
  }
}

function call(question: EngineQuestion): Promise<unknown> {
  switch (question.call) {
    case 'open':
      return engine.open(question.setup)
    case 'replaceBundle':
      return engine.replaceBundle(question.bundle)
    case 'look':
      return engine.look(question.picture, question.chosen)
    case 'ask':
      return engine.ask(question.indexes)
  }
}
