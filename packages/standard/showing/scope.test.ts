import { decodeDcbor } from '@hefu/bytes'
import { describe, expect, test } from 'vitest'
import { serviceId } from '../identifiers.ts'
import { encodePseudonymContext, PSEUDONYM_SCOPES, scopeEnd } from './scope.ts'
import { slotAt, slotStanding, slotStart } from './slot.ts'

const at = (iso: string): number => Date.parse(iso) / 1000
const service = serviceId('library.desk')
/** 23:59:30 to midnight of 30 November in a city 8 hours ahead of UTC. */
const slot = slotAt(at('2026-11-30T15:59:45Z'))

describe('pseudonym scopes', () => {
  test.each([
    ['visit', slot, '2026-11-30T16:00:00Z'],
    ['day', '2026-11-30', '2026-11-30T16:00:00Z'],
    ['month', '2026-11', '2026-11-30T16:00:00Z'],
    ['account', 'account', null],
  ] as const)('%s is the value %s, by the clock of the city', (scope, value, end) => {
    expect(decodeDcbor(encodePseudonymContext(service, scope, slot, 480))).toEqual([service, value])
    expect(scopeEnd(scope, slot, 480)).toBe(end && at(end))
  })

  test.each(PSEUDONYM_SCOPES)('no scope outlives its value: %s', (scope) => {
    const end = scopeEnd(scope, slot, 480)
    const contextAt = (seconds: number) => encodePseudonymContext(service, scope, slotAt(seconds), 480)
    if (end === null) return expect(contextAt(slotStart(slot) + 1e9)).toEqual(contextAt(slotStart(slot)))
    expect(contextAt(end - 1)).toEqual(contextAt(slotStart(slot)))
    expect(contextAt(end)).not.toEqual(contextAt(slotStart(slot)))
  })
})

describe('slots', () => {
  test('are 30 seconds, and one either side is accepted', () => {
    const present = slotAt(1_795_608_015)
    expect(present).toBe(59_853_600)
    expect(slotStart(present)).toBe(1_795_608_000)
    const near = [-2, -1, 0, 1, 2].map((step) => slotStanding((present + step) as typeof present, present))
    expect(near).toEqual(['passed', 'accepted', 'accepted', 'accepted', 'ahead'])
  })
})
