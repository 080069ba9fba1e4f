import { expect, test } from 'vitest'
import { watchInactivity } from './inactivity.ts'

test('locks after the minutes set, counted from the last touch, and follows a changed setting at once', () => {
  let now = 10_000
  let minutes = 5
  const inactivity = watchInactivity(
    () => now,
    () => minutes,
  )
  now += 299
  expect(inactivity.isOver()).toBe(false)
  inactivity.touch()
  now += 299
  expect(inactivity.isOver()).toBe(false)
  minutes = 1
  expect(inactivity.isOver()).toBe(true)
  minutes = 15
  expect(inactivity.isOver()).toBe(false)
  now += 15 * 60
  expect(inactivity.isOver()).toBe(true)
})

test('a device that slept wakes up locked; so does one whose clock was set back', () => {
  let now = 10_000
  const inactivity = watchInactivity(
    () => now,
    () => 5,
  )
  now += 8 * 3600
  expect(inactivity.isOver()).toBe(true)
  inactivity.touch()
  now -= 3600
  expect(inactivity.isOver()).toBe(true)
})
