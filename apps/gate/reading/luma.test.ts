import { expect, test } from 'vitest'
import { halve } from './luma.ts'

test('an image is halved where it lies, each pixel the mean of four', () => {
  const bytes = Uint8Array.of(0, 4, 10, 10, 9, 0, 10, 10, 0, 255, 1, 3, 255, 255, 2, 3)
  const half = halve({ bytes, width: 4, height: 4 })
  expect([half.width, half.height]).toEqual([2, 2])
  expect([...half.bytes.subarray(0, 4)]).toEqual([3, 10, 191, 2])
})

test('of an odd side the last line is left out', () => {
  const bytes = Uint8Array.of(8, 8, 1, 8, 8, 1, 1, 1, 1)
  const half = halve({ bytes, width: 3, height: 3 })
  expect([half.width, half.height, half.bytes[0]]).toEqual([1, 1, 8])
})
