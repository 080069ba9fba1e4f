import { expect, test } from 'vitest'
import { measureHeap } from './heap.ts'

test('a thousand verifications, good and bad, alone and together, leave the WebAssembly as it was', async () => {
  const { verified, before, after, grew } = await measureHeap(1_000)
  expect(verified).toBeGreaterThanOrEqual(1_000)
  expect(after).toEqual(before)
  expect(grew).toBe(false)
})
