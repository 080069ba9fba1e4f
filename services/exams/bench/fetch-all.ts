import type { TestCity, TestWallet } from '@hefu/service-kit/test'
import { PERSON_IDENTITY } from '@hefu/standard'
import { BENCH_SESSION, benchCandidate, benchIdNumber } from './bench-city.ts'
import type { PostJson } from './post-json.ts'

/** How fast results were fetched, from the ask to the offer. */
export interface Fetches {
  readonly fetches: number
  readonly fetchesASecond: number
  readonly medianMs: number
  readonly p99Ms: number
}

/** Wallets of candidates, each with an identity credential. */
export function candidatesWallets(city: TestCity, people: number): readonly TestWallet[] {
  return Array.from({ length: people }, (_, index) => {
    const wallet = city.wallet()
    wallet.give(PERSON_IDENTITY, ['甄虚构', 'Zhen Xugou', '2008-02-28', 'resident-id', benchIdNumber(index), null])
    return wallet
  })
}

/**
 * Lets each wallet fetch its result, a few at a time: ask, answer with a proof, be handed the offer. What the wallets compute shares the
 * machine with the server, and is not counted as waiting for it.
 */
export async function fetchAll(post: PostJson, wallets: readonly TestWallet[], atOnce: number): Promise<Fetches> {
  const times: number[] = []
  const left = [...wallets.entries()]
  const line = `/api/sessions/${BENCH_SESSION}/line`

  async function timed<T>(run: () => Promise<T>): Promise<readonly [T, number]> {
    const began = performance.now()
    return [await run(), performance.now() - began]
  }

  async function fetchOne(index: number, wallet: TestWallet): Promise<void> {
    let place = (await post(line, null)).body as { place: string; standing: string }
    for (; place.standing !== 'called'; place = (await post(line, null, place.place)).body as typeof place) {
      await new Promise((done) => setTimeout(done, 50))
    }
    const question = { place: place.place, candidate: benchCandidate(index) }
    const [asked, askedMs] = await timed(() => post(`/api/sessions/${BENCH_SESSION}/asks`, question))
    const { request } = asked.body as { request: { text: string } }
    const pass = await wallet.answer(request.text)
    if (typeof pass !== 'string') throw new Error(pass.refused)
    const [answered, answeredMs] = await timed(() => post('/api/answers', { pass }))
    if (answered.status !== 200) throw new Error(`answered ${answered.status}`)
    times.push(askedMs + answeredMs)
  }

  async function lane(): Promise<void> {
    for (let next = left.shift(); next; next = left.shift()) await fetchOne(...next)
  }

  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, lane))
  const took = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  return {
    fetches: times.length,
    fetchesASecond: times.length / took,
    medianMs: times[Math.floor(times.length / 2)] ?? Number.NaN,
    p99Ms: times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? Number.NaN,
  }
}
