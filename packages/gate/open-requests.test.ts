import { SLOT_SECONDS, type Slot, slotStart } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { openRequests } from './open-requests.ts'

const SLOT = 60_000_000 as Slot
const NOW = slotStart(SLOT)
const request = (number: number, slot: Slot = SLOT) => ({
  nonce: new Uint8Array(16).fill(number),
  indexes: [number],
  slot,
})

describe('open requests', () => {
  test('are answered each at most once, and not after their time', () => {
    const open = openRequests()
    open.add(request(1))
    open.add(request(2, (SLOT + 1) as Slot))
    expect(open.find(request(1).nonce, NOW + 3 * SLOT_SECONDS - 1)).toEqual(request(1))
    expect(open.find(request(1).nonce, NOW + 3 * SLOT_SECONDS)).toBeUndefined()
    expect(open.find(request(2).nonce, NOW + 3 * SLOT_SECONDS)).toEqual(request(2, (SLOT + 1) as Slot))
    open.close(request(2))
    expect(open.find(request(2).nonce, NOW)).toBeUndefined()
  })

  test.each([
    [undefined, 64],
    [3, 3],
  ])('are kept up to %j: the oldest give way', (most, kept) => {
    const open = openRequests(most)
    for (let number = 0; number <= kept; number++) open.add(request(number))
    expect(open.find(request(0).nonce, NOW)).toBeUndefined()
    for (let number = 1; number <= kept; number++) expect(open.find(request(number).nonce, NOW)).toBeDefined()
  })
})
