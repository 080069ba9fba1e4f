import { beforeEach, expect, test } from 'vitest'
import type { ShownVerdict } from '../engine/gate-engine.ts'
import { SHOWN_MS, type VerdictBoard, verdictBoard } from './verdict-board.ts'

const ADMITTED: ShownVerdict = { verdict: 'admitted', disclosed: new Map([[4, true]]) }
const SEEN: ShownVerdict = { verdict: 'refused', reason: 'seen' }

let now: number
let timers: { at: number; action: () => void }[]
let board: VerdictBoard

beforeEach(() => {
  now = 0
  timers = []
  board = verdictBoard({
    milliseconds: () => now,
    later: (action, ms) => {
      const timer = { at: now + ms, action }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  })
})

/** Lets time pass, and in every frame whatever happens then. */
function pass(ms: number, eachFrame: () => void = () => {}): void {
  for (const end = now + ms; now < end; now += 20) {
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers = timers.filter((other) => other !== timer)
      timer.action()
    }
    eachFrame()
  }
}

const shown = (): ShownVerdict | undefined => board.state.get().shown?.verdict

test('a verdict is shown for 1.2 seconds', () => {
  board.show(ADMITTED)
  pass(SHOWN_MS - 20)
  expect(shown()).toBe(ADMITTED)
  pass(60)
  expect(shown()).toBeUndefined()
})

test('a verdict is shown until the next one, which has its whole time', () => {
  board.show(ADMITTED)
  pass(SHOWN_MS - 100)
  board.show(SEEN)
  pass(SHOWN_MS - 100)
  expect(shown()).toBe(SEEN)
  pass(200)
  expect(shown()).toBeUndefined()
})

test('a verdict stays while its code is held up, and goes soon after', () => {
  board.show(ADMITTED)
  pass(4000, board.hold)
  expect(shown()).toBe(ADMITTED)
  pass(460)
  expect(shown()).toBeUndefined()
})

test('a verdict never stays longer than 10 seconds, whatever lies before the camera', () => {
  board.show(ADMITTED)
  pass(10_060, board.hold)
  expect(shown()).toBeUndefined()
  pass(1000, board.hold)
  expect(shown()).toBeUndefined()
})

test('the same verdict twice is two', () => {
  board.show(SEEN)
  const first = board.state.get().shown?.number
  board.show(SEEN)
  expect(board.state.get().shown?.number).not.toBe(first)
})
