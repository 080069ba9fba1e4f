import { expect, test } from 'vitest'
import { HELD_MS, heldCodes } from './held-codes.ts'

test('a code is held as long as it stays in view, however long that is', () => {
  const held = heldCodes()
  held.hold('a', 0)
  for (let now = 33; now < 60_000; now += 33) expect(held.isHeld('a', now)).toBe(true)
})

test('a code that was out of view for a moment is the same showing, and a new one after that', () => {
  const held = heldCodes()
  held.hold('a', 0)
  expect(held.isHeld('a', HELD_MS)).toBe(true)
  expect(held.isHeld('a', 2 * HELD_MS + 1)).toBe(false)
})

test('two codes side by side are both held, and a third is new', () => {
  const held = heldCodes()
  held.hold('a', 0)
  held.hold('b', 10)
  expect([held.isHeld('a', 40), held.isHeld('b', 70), held.isHeld('c', 80)]).toEqual([true, true, false])
})

test('only a few are held', () => {
  const held = heldCodes()
  for (let code = 0; code < 20; code++) held.hold(`${code}`, 0)
  expect([held.isHeld('0', 1), held.isHeld('19', 1)]).toEqual([false, true])
})
