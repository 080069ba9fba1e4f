import { createSecretKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openQueue, TURN_MS } from './admission-queue.ts'
import { openPace, type PaceLimits } from './pace.ts'
import { readPlace, signPlace } from './place.ts'
import { askAgainAfter, waitInWords } from './waiting-time.ts'

const LIMITS: PaceLimits = { start: 10, least: 0.5, most: 20, targetMs: 400 }
const STEADY: PaceLimits = { ...LIMITS, least: 10, most: 10 }

function queueOf(limits: PaceLimits) {
  const clock = { ms: 0 }
  const pace = openPace(limits, () => clock.ms)
  const queue = openQueue(pace)
  return { clock, pace, queue, at: (number: number) => queue.standing(number, clock.ms) }
}

describe('a queue', () => {
  test('calls nobody before it is opened, and then first who came first', () => {
    const { clock, queue, at } = queueOf(STEADY)
    const places = Array.from({ length: 100 }, () => queue.take(clock.ms))
    clock.ms = 3_600_000
    expect(places.map((place) => at(place).standing)).toEqual(places.map(() => 'waiting'))
    queue.open(clock.ms)
    clock.ms += 3000
    expect(places.filter((place) => at(place).standing === 'called')).toEqual(places.slice(0, 30))
  })

  test('says how many are ahead and how long it takes at the rate that it keeps', () => {
    const { clock, queue, at } = queueOf(STEADY)
    queue.open(0)
    for (let count = 0; count < 1000; count++) queue.take(clock.ms)
    clock.ms = 20_000
    expect(at(701)).toEqual({ standing: 'waiting', ahead: 500, seconds: 51 })
    clock.ms = 69_000
    expect(at(701).standing).toBe('waiting')
    clock.ms = 71_000
    expect(at(701).standing).toBe('called')
  })

  test('calls at once where nobody waits, and keeps no more room than a second of it', () => {
    const { clock, queue, at } = queueOf(STEADY)
    queue.open(0)
    clock.ms = 3_600_000
    const burst = Array.from({ length: 40 }, () => queue.take(clock.ms))
    expect(burst.filter((place) => at(place).standing === 'called')).toHaveLength(10)
  })

  test('passes over who does not come within a turn, and nobody sooner', () => {
    const { clock, queue, at } = queueOf(STEADY)
    queue.open(0)
    const place = queue.take(clock.ms)
    for (clock.ms = 1000; clock.ms <= TURN_MS; clock.ms += 10_000) expect(at(place).standing).toBe('called')
    for (; clock.ms < TURN_MS + 200_000; clock.ms += 10_000) at(place)
    expect(at(place).standing).toBe('passed')
    expect(at(queue.take(clock.ms)).standing).toBe('called')
  })

  test('keeps the order over a start: who has a place keeps it, who comes later stands behind', () => {
    const { clock, queue } = queueOf(STEADY)
    queue.open(0)
    for (let count = 0; count < 100; count++) queue.take(clock.ms)
    clock.ms = 2000
    const left = queue.state(clock.ms)
    expect(left).toEqual({ issued: 100, called: 20 })
    const again = openQueue(
      openPace(STEADY, () => clock.ms),
      left,
    )
    again.open(clock.ms)
    expect(again.standing(20, clock.ms).standing).toBe('called')
    expect(again.standing(21, clock.ms)).toMatchObject({ standing: 'waiting', ahead: 0 })
    expect(again.take(clock.ms)).toBeGreaterThan(100)
  })
})

describe('the pace', () => {
  async function seconds(of: ReturnType<typeof queueOf>, count: number, tookMs: number): Promise<void> {
    for (let second = 0; second < count; second++) {
      const began = of.clock.ms
      await of.pace.work(async () => {
        of.clock.ms += tookMs
      })
      of.clock.ms = Math.max(began + 1000, of.clock.ms)
      of.pace.settle(of.clock.ms, true)
    }
  }

  test('grows while answers are quick, up to its bound', async () => {
    const of = queueOf(LIMITS)
    await seconds(of, 3, 50)
    expect(of.pace.rate).toBeGreaterThan(12)
    await seconds(of, 20, 50)
    expect(of.pace.rate).toBe(LIMITS.most)
    expect(of.pace.isSlow).toBe(false)
  })

  test('falls when the database is slow, says so, and recovers with it', async () => {
    const of = queueOf(LIMITS)
    await seconds(of, 4, 900)
    expect(of.pace.rate).toBeLessThan(LIMITS.start / 3)
    expect(of.pace.isSlow).toBe(true)
    await seconds(of, 40, 900)
    expect(of.pace.rate).toBe(LIMITS.least)
    await seconds(of, 10, 50)
    expect(of.pace.rate).toBeGreaterThan(LIMITS.least)
    expect(of.pace.isSlow).toBe(false)
  })

  test('falls when answers fail or do not come back at all', async () => {
    const failing = queueOf(LIMITS)
    await expect(failing.pace.work(() => Promise.reject(new Error('unreachable')))).rejects.toThrow('unreachable')
    failing.clock.ms = 1000
    failing.pace.settle(1000, true)
    expect(failing.pace.rate).toBeLessThan(LIMITS.start)

    const stuck = queueOf(LIMITS)
    const never = Array.from({ length: 20 }, () => stuck.pace.work(() => new Promise(() => {})))
    stuck.clock.ms = 1000
    stuck.pace.settle(1000, true)
    expect(stuck.pace.isSlow).toBe(true)
    expect(never).toHaveLength(20)
  })

  test('makes the wait that people are told longer', async () => {
    const of = queueOf(LIMITS)
    of.queue.open(0)
    for (let count = 0; count < 1000; count++) of.queue.take(of.clock.ms)
    of.clock.ms = 10_000
    const before = of.at(1000)
    for (let second = 0; second < 30; second++) {
      await of.pace.work(async () => {
        of.clock.ms += 1000
      })
      of.at(1000)
    }
    const after = of.at(1000)
    if (before.standing !== 'waiting' || after.standing !== 'waiting') throw new Error('called')
    expect(after.seconds).toBeGreaterThan((before.seconds ?? 0) * 4)
  })
})

describe('a place', () => {
  const key = createSecretKey(new Uint8Array(32).fill(7))
  const place = { session: '2026-summer', number: 123_456 }
  const token = signPlace(key, place)

  test('is read back from the browser that keeps it', () => {
    expect(readPlace(key, place.session, token)).toEqual(place)
  })

  test('is none when it was altered, is of another session or was signed by somebody else', () => {
    const first = token.startsWith('A') ? 'B' : 'A'
    expect(readPlace(key, place.session, first + token.slice(1))).toBeNull()
    expect(readPlace(key, '2026-winter', token)).toBeNull()
    expect(readPlace(createSecretKey(new Uint8Array(32)), place.session, token)).toBeNull()
    for (const text of [undefined, '', 'x'.repeat(32), '?'.repeat(32), token.repeat(100)]) {
      expect(readPlace(key, place.session, text)).toBeNull()
    }
  })
})

test('browsers come back more often the nearer their turn, and not all in one second of the release', () => {
  expect(askAgainAfter(0, 5, 0)).toBe(3)
  expect(askAgainAfter(0, 3600, 0)).toBe(60)
  const first = Array.from({ length: 100 }, (_, at) => askAgainAfter(10, at + 1, at))
  expect(new Set(first).size).toBeGreaterThan(50)
  expect(Math.min(...first)).toBeGreaterThan(10)
})

test('a wait is rounded up', () => {
  expect(waitInWords(59).en).toBe('less than a minute')
  expect(waitInWords(61).en).toBe('about 2 minutes')
  expect(waitInWords(5400)['zh-CN']).toBe('约 1 小时 30 分钟')
  expect(waitInWords(null).en).toBe('cannot be said at the moment')
})
