import { describe, expect, test } from 'vitest'
import { openBarrierStore } from './barrier-store.ts'
import { freeNow, nextTicket, permitEnters } from './entry.ts'

const SLOT = 1_800_000_000
const offer = (id: string) => ({ id, code: `HO1:${id}` })

describe('tickets ahead', () => {
  function stocked() {
    const store = openBarrierStore(null)
    store.saveTickets([
      { slot: SLOT - 300, offers: [offer('past')] },
      { slot: SLOT, offers: [offer('first'), offer('second')] },
      { slot: SLOT + 300, offers: [offer('third')] },
      { slot: SLOT + 600, offers: [offer('fourth')] },
    ])
    return store
  }

  test('are given once each, of the five minutes that it is, then of the next, and never further ahead', () => {
    const store = stocked()
    const given = [1, 2, 3, 4].map(() => nextTicket(store, SLOT + 10)?.offer ?? null)
    expect(given).toEqual(['first', 'second', 'third', null])
  })

  test('of minutes that are past are forgotten', () => {
    const store = stocked()
    nextTicket(store, SLOT + 10)
    expect(store.tickets.map(({ slot }) => slot)).toEqual([SLOT, SLOT + 300, SLOT + 600])
  })
})

test('an entry that is cut off counts its own cars off the places that it last knew', () => {
  const event = { number: 1, at: SLOT, stay: null }
  const events = [
    { ...event, by: 'ticket' },
    { ...event, by: 'bay' },
  ] as const
  expect(freeNow({ free: 3, events: [...events] })).toBe(2)
})

test('a permit lets in a car of its zone, one in ten minutes, while a place is free', () => {
  const enters = (of: Partial<Parameters<typeof permitEnters>[1]>, free = 1) =>
    permitEnters({ free, events: [] }, { zone: 'A', carParkZone: 'A', enteredAt: undefined, now: SLOT, ...of })
  expect(enters({})).toBeNull()
  expect(enters({ zone: 'B' })).toBe('other-zone')
  expect([599, 600].map((ago) => enters({ enteredAt: SLOT - ago }))).toEqual(['just-entered', null])
  expect(enters({}, 0)).toBe('full')
})
