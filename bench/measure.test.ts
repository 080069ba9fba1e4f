import { expect, test } from 'vitest'
import { type Contestant, measureInRounds } from './measure.ts'

const plan = { rounds: 5, turn: 10, budget: 1_000, warmUp: 0 }

/** A clock that stands still but for what contestants take. */
function track(): { now: () => number; order: string[]; takes: (name: string, ...times: number[]) => Contestant } {
  let time = 0
  const order: string[] = []
  return {
    now: () => time,
    order,
    takes: (name, ...times) => {
      let run = 0
      return {
        name,
        run: () => {
          order.push(name)
          time += times[Math.min(run++, times.length - 1)] ?? 0
        },
      }
    },
  }
}

test('the figure is the median of the rounds, and the warm-up is not in it', async () => {
  const { now, takes } = track()
  const [timing] = await measureInRounds([takes('a', 900, 20, 20, 50, 21, 20)], plan, now)
  expect(timing).toEqual({ name: 'a', median: 20, runs: 5 })
})

test('all have a turn before anyone has the next, and each round begins with another', async () => {
  const { now, order, takes } = track()
  await measureInRounds([takes('a', 10), takes('b', 10), takes('c', 10)], { ...plan, rounds: 3 }, now)
  expect(order.slice(3).join('')).toBe('abcbcacab')
})

test('what is fast runs until its turn is used, and is given for one run', async () => {
  const { now, takes } = track()
  expect(await measureInRounds([takes('fast', 0.5)], plan, now)).toEqual([{ name: 'fast', median: 0.5, runs: 100 }])
})

test('a batch is given for one of its items', async () => {
  const { now, takes } = track()
  const [timing] = await measureInRounds([{ ...takes('batch', 128), items: 64 }], plan, now)
  expect(timing?.median).toBe(2)
})

test('no further round begins when the time is up, but three there are', async () => {
  const { now, takes } = track()
  const slow = await measureInRounds([takes('slow', 10_000)], plan, now)
  expect(slow[0]?.runs).toBe(3)
  const fitting = await measureInRounds([takes('fitting', 300)], { ...plan, rounds: 100 }, now)
  expect(fitting[0]?.runs).toBe(4)
})

test('waits for what takes its time', async () => {
  const { now, takes } = track()
  const { run } = takes('later', 30)
  const later = { name: 'later', run: () => Promise.resolve().then(run) }
  expect((await measureInRounds([later], plan, now))[0]?.median).toBe(30)
})

test('a contestant that comes out wrong ends the measurement', async () => {
  const wrong = { name: 'wrong', run: async () => false }
  await expect(measureInRounds([wrong], plan)).rejects.toThrow('wrong came out wrong')
})
