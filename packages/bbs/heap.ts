// Shows that verifying does not make the WebAssembly grow: node packages/bbs/heap.ts [count]
import { argv, exit, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'
import { type CurveMemory, curveMemory } from './curve.ts'
import { loadCurve, nymVerifyBatch, nymVerifyProof } from './index.ts'
import { demoRandom, issueOne } from './test/issued.ts'

const DEFAULT_COUNT = 100_000
const BATCH = 32
const CONTEXTS = 50

/** What the WebAssembly held before and after. */
export interface HeapReport {
  readonly verified: number
  readonly before: CurveMemory
  readonly after: CurveMemory
  readonly grew: boolean
}

/**
 * Verifies proofs with pseudonyms, good and bad, alone and in batches, under two keys and in many contexts, so that every cache fills and
 * turns over. Memory is compared after a first round, when all that is kept for good is there.
 */
export async function measureHeap(
  count: number,
  onProgress: (verified: number) => void = () => {},
): Promise<HeapReport> {
  await loadCurve()
  const issued = [issueOne(), issueOne()]
  const contexts = Array.from({ length: CONTEXTS }, (_, i) => Uint8Array.of(i))
  const good = issued.flatMap((one) =>
    contexts.slice(0, 4).map((contextId) => ({ one, showing: one.show({ contextId }) })),
  )
  let verified = 0
  const verifyOne = (i: number): void => {
    const { one, showing } = good[i % good.length] ?? unreachable()
    const bad = i % 8 === 7
    const contextId = bad ? (contexts[i % CONTEXTS] ?? unreachable()) : showing.contextId
    const presentationHeader = bad ? Uint8Array.of(i & 255) : showing.presentationHeader
    const valid = nymVerifyProof({ ...showing, contextId, presentationHeader, publicKey: one.publicKey })
    if (valid === bad) throw new Error(`verification ${i} came out wrong`)
    verified++
  }
  const verifyBatch = (): void => {
    const one = issued[0] ?? unreachable()
    const showings = Array.from({ length: BATCH }, () => good[0]?.showing ?? unreachable())
    if (!nymVerifyBatch({ publicKey: one.publicKey, showings }, demoRandom).valid)
      throw new Error('a batch came out wrong')
    verified += BATCH
  }
  for (let i = 0; i < 100; i++) verifyOne(i)
  verifyBatch()
  verified = 0
  const before = curveMemory()
  for (let i = 0; verified < count; i++) {
    verifyOne(i)
    if (i % 500 === 499) verifyBatch()
    if (i % 5_000 === 4_999) onProgress(verified)
  }
  const after = curveMemory()
  return { verified, before, after, grew: JSON.stringify(before) !== JSON.stringify(after) }
}

function unreachable(): never {
  throw new Error('there is always one')
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const count = argv[2] === undefined ? DEFAULT_COUNT : Number(argv[2])
  const { verified, before, after, grew } = await measureHeap(count, (done) => stdout.write(`${done} ...\n`))
  stdout.write(`verified  ${verified}\n`)
  for (const [name, { bytes, stack, free }] of Object.entries({ before, after })) {
    stdout.write(`${name.padEnd(8)}  ${bytes} bytes, stack at ${stack}, next blocks at ${free.join(' ')}\n`)
  }
  stdout.write(grew ? 'the WebAssembly GREW\n' : 'the WebAssembly did not grow\n')
  exit(grew ? 1 : 0)
}
