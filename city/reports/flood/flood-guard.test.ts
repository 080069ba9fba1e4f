import { seededRandom } from '@hefu/testing'
import { describe, expect, test } from 'vitest'
import { dayMemory } from './day-memory.ts'
import { floodGuard } from './flood-guard.ts'
import type { PassCheck } from './pass-check.ts'
import { tokenBuckets } from './token-buckets.ts'

const HOUR = 3600
const MIDNIGHT = 1_795_622_400
const BUDGETS = { place: { burst: 3, perHour: 1 }, city: { burst: 10, perHour: 60 } }

/** A pass is the name of a person here; the pseudonym changes with the day, as that of a real one does. */
function passCheckAt(time: { readonly now: number }, service: string | null = 'reports.synthetic'): PassCheck {
  return {
    service: () => service,
    async check(pass) {
      if (!pass.startsWith('person-')) return { verdict: 'refused' }
      const day = Math.floor(time.now / 86_400)
      return { verdict: 'admitted', pseudonym: new TextEncoder().encode(`${pass} ${day}`), until: (day + 1) * 86_400 }
    },
  }
}

function guardAt(time: { readonly now: number }, passCheck: PassCheck | null = passCheckAt(time)) {
  const guard = floodGuard({ clock: () => time.now, random: seededRandom('flood'), passCheck, budgets: BUDGETS })
  return async (place: string, pass: string | null = null) => (await guard.admit(place, pass)).outcome
}

describe('reports of one thing', () => {
  test('come in until it is flooded; then a pass is asked for, and a person reports it once that day', async () => {
    const admit = guardAt({ now: MIDNIGHT })
    expect([await admit('lift'), await admit('lift'), await admit('lift')]).toEqual(Array(3).fill('admitted'))
    expect(await admit('lift')).toBe('needs-pass')
    expect(await admit('lift', 'person-1')).toBe('admitted')
    expect(await admit('lift', 'person-1')).toBe('pass-used')
    expect(await admit('lift', 'person-2')).toBe('admitted')
    expect(await admit('lift', 'forged')).toBe('pass-refused')
    // Another thing is not flooded, and nobody is asked there.
    expect(await admit('bench')).toBe('admitted')
  })

  test('come in again as time goes by, and a new day forgets who reported', async () => {
    const time = { now: MIDNIGHT }
    const admit = guardAt(time)
    for (let i = 0; i < 3; i++) await admit('lift')
    expect(await admit('lift', 'person-1')).toBe('admitted')
    time.now += HOUR - 1
    expect(await admit('lift')).toBe('needs-pass')
    time.now += 1
    expect(await admit('lift')).toBe('admitted')
    time.now = MIDNIGHT + 86_400
    for (let i = 0; i < 3; i++) await admit('lift')
    expect(await admit('lift', 'person-1')).toBe('admitted')
  })

  test('are refused for a while where no service of the register could ask for a pass', async () => {
    const time = { now: MIDNIGHT }
    for (const check of [null, passCheckAt(time, null)]) {
      const guard = floodGuard({ clock: () => time.now, random: seededRandom('x'), passCheck: check, budgets: BUDGETS })
      for (let i = 0; i < 3; i++) await guard.admit('lift', null)
      expect(await guard.admit('lift', 'person-1')).toEqual({ outcome: 'too-many', seconds: HOUR })
    }
  })
})

test('reports of the whole city have a budget too, so that many things are not flooded a little each', async () => {
  const admit = guardAt({ now: MIDNIGHT })
  const outcomes: string[] = []
  for (let thing = 0; thing < 12; thing++) outcomes.push(await admit(`thing ${thing}`))
  expect(outcomes).toEqual([...Array(10).fill('admitted'), 'needs-pass', 'needs-pass'])
})

describe('the memory of a day', () => {
  test('lets one person report at most 20 things with passes, and remembers none of them the next day', () => {
    const memory = dayMemory(seededRandom('day'))
    const person = new Uint8Array(48).fill(7)
    const standings = Array.from({ length: 21 }, (_, i) => memory.remember(person, `thing ${i}`, 86_400, 0))
    expect(standings).toEqual([...Array(20).fill('first-time'), 'too-often'])
    expect(memory.remember(person, 'thing 0', 172_800, 86_400)).toBe('first-time')
  })

  test('says so when it is full, and does not grow', () => {
    const memory = dayMemory(seededRandom('day'), 4)
    const standings = Array.from({ length: 3 }, (_, i) => memory.remember(new Uint8Array([i]), 'x', 86_400, 0))
    expect(standings).toEqual(['first-time', 'first-time', 'full'])
  })
})

test('buckets are forgotten once they are full again, and never more are kept than were asked for', () => {
  const buckets = tokenBuckets({ burst: 1, perHour: 1 }, 2)
  expect(['a', 'b', 'c', 'a'].map((key) => buckets.take(key, 0))).toEqual([0, 0, 0, 0])
  expect(buckets.take('a', 0)).toBe(HOUR)
  expect(buckets.take('a', HOUR)).toBe(0)
})
