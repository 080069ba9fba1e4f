import { BENCH_SESSION } from './bench-city.ts'
import type { PostJson } from './post-json.ts'

/** What a surge came to. */
export interface Surge {
  /** Requests that were answered, places and later questions together. */
  readonly requests: number
  readonly failed: number
  /** Of the time in which they came. */
  readonly requestsASecond: number
  /** Milliseconds from a request to its answer. */
  readonly medianMs: number
  readonly p99Ms: number
  /** How many had been called at its end. */
  readonly called: number
}

const TICK_MS = 20

/**
 * Lets people come at an even rate, take a place, and ask again when they are told to, as their browsers do; until all have come.
 *
 * @param seconds within which they come
 */
export async function surge(post: PostJson, people: number, seconds: number): Promise<Surge> {
  const path = `/api/sessions/${BENCH_SESSION}/line`
  const times: number[] = []
  let failed = 0
  let called = 0
  /** Who asks again in which tick. */
  const due = new Map<number, string[]>()
  const began = performance.now()
  const tickOf = (ms: number): number => Math.floor(ms / TICK_MS)
  const underWay = new Set<Promise<void>>()

  async function ask(place: string | null): Promise<void> {
    const sent = performance.now()
    const { status, body } = await post(path, null, place ?? undefined)
    times.push(performance.now() - sent)
    const line = body as { standing: string; place: string; ask_again_after?: number }
    if (status !== 200) failed++
    else if (line.standing === 'called') called++
    else {
      const tick = tickOf(performance.now() - began + (line.ask_again_after ?? 60) * 1000)
      due.set(tick, [...(due.get(tick) ?? []), line.place])
    }
  }
  const begin = (place: string | null): void => {
    const asking: Promise<void> = ask(place)
      .catch(() => {
        failed++
      })
      .finally(() => {
        underWay.delete(asking)
      })
    underWay.add(asking)
  }

  let come = 0
  let tick = 0
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - began) {
    for (const until = (people * elapsed) / (seconds * 1000); come < until; come++) begin(null)
    for (; tick < tickOf(elapsed); tick++) {
      for (const place of due.get(tick) ?? []) begin(place)
      due.delete(tick)
    }
    await new Promise((done) => setTimeout(done, TICK_MS))
  }
  for (; come < people; come++) begin(null)
  await Promise.all(underWay)
  const took = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    requests: times.length,
    failed,
    requestsASecond: times.length / took,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    called,
  }
}
