import { toEpoch } from '@hefu/standard'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoNetwork } from '../feed/demo-feed.ts'
import type { Network } from '../feed/network.ts'
import { type Decision, decideEntry, decideExit, isPeak, PASSBACK_SECONDS, type Showing } from './decide.ts'
import { dayAt, generationEnd } from './generation.ts'
import { mergeEvent } from './merge.ts'
import type { Travel, TravelEvent, TravelStep } from './travel.ts'

// Monday, 10:00 in the city.
const NOON = Date.parse('2026-11-23T02:00:00Z') / 1000
const MINUTE = 60
let network: Network

beforeAll(async () => {
  network = await demoNetwork()
})

function showing(stop: string, minutes: number, travel?: Travel, more: Partial<Showing> = {}): Showing {
  return { entitlement: 'ticket', reach: 1, stop, now: NOON + minutes * MINUTE, travel, blind: false, ...more }
}

function travelOf(decision: Decision): Travel {
  if (!decision.open) throw new Error(decision.reason)
  return decision.travel
}

const entry = (...shown: Parameters<typeof showing>): Decision => decideEntry(network, showing(...shown))
const exit = (...shown: Parameters<typeof showing>): Decision => decideExit(network, showing(...shown))

describe('a single ticket', () => {
  test('goes in once and out once', () => {
    const inside = travelOf(entry('m104', 0))
    expect(entry('m105', 1, inside)).toEqual({ open: false, reason: 'already-in' })
    const outside = travelOf(exit('m105', 10, inside))
    expect(exit('m105', 11, outside)).toEqual({ open: false, reason: 'already-out' })
    expect(entry('m106', 12, outside)).toEqual({ open: false, reason: 'used' })
  })

  test('goes on by another line within the time of a journey, where the feed has a transfer', () => {
    const outside = travelOf(exit('m104', 10, travelOf(entry('m105', 0))))
    expect(entry('m204', 15, outside)).toMatchObject({ open: true, step: 'transfer', travel: { origin: 'm105' } })
    expect(entry('m205', 15, outside)).toEqual({ open: false, reason: 'used' })
    expect(entry('m204', 91, outside)).toEqual({ open: false, reason: 'used' })
  })

  test('leaves where its fare ends, counted from where the whole journey began', () => {
    const inside = travelOf(entry('m105', 0))
    expect(exit('m107', 10, inside)).toEqual({ open: false, reason: 'beyond-fare', needed: 'zone-2' })
    expect(exit('m107', 12, { ...inside, reach: 2 })).toMatchObject({ open: true, step: 'exit' })
    const changed = travelOf(entry('m204', 15, travelOf(exit('m104', 10, inside))))
    expect(exit('m207', 30, changed)).toEqual({ open: false, reason: 'beyond-fare', needed: 'zone-3' })
  })

  test('that never went in does not go out, unless a gate that is cut off may have let it in', () => {
    expect(exit('m105', 0)).toEqual({ open: false, reason: 'not-entered' })
    expect(exit('m105', 0, undefined, { blind: true })).toMatchObject({ open: true, travel: { origin: null } })
  })

  test('whose money was given back opens nothing', () => {
    const refunded: Travel = { ...travelOf(entry('m104', 0)), phase: 'refunded' }
    expect(entry('m104', 1, refunded)).toEqual({ open: false, reason: 'refunded' })
    expect(exit('m104', 1, refunded)).toEqual({ open: false, reason: 'refunded' })
  })
})

describe('a pass', () => {
  const month = { entitlement: 'month', reach: 3 } as const

  test('goes in and out as often as it likes, but is inside once', () => {
    const inside = travelOf(entry('m101', 0, undefined, month))
    expect(entry('m102', 5, inside, month)).toEqual({ open: false, reason: 'already-in' })
    const outside = travelOf(exit('m108', 40, inside, month))
    expect(entry('m108', 41, outside, month)).toMatchObject({ open: true, step: 'transfer' })
    expect(entry('m101', 200, outside, month)).toMatchObject({ open: true, step: 'entry' })
  })

  test('that came out unseen is let in again after the time of a journey, and sooner where a gate is cut off', () => {
    const inside = travelOf(entry('m101', 0, undefined, month))
    expect(entry('m101', 90, inside, month)).toMatchObject({ open: false })
    expect(entry('m101', 91, inside, month)).toMatchObject({ open: true })
    expect(entry('m101', PASSBACK_SECONDS / MINUTE, inside, { ...month, blind: true })).toMatchObject({ open: false })
    expect(entry('m101', PASSBACK_SECONDS / MINUTE + 1, inside, { ...month, blind: true })).toMatchObject({ open: true })
  })
})

describe('what gates report is put together', () => {
  const event = (step: TravelStep, stop: string, minutes: number, more: Partial<TravelEvent> = {}): TravelEvent => ({
    entitlement: 'ticket',
    generation: 202648,
    serial: '00112233445566aa',
    step,
    stop,
    line: 'm1',
    at: NOON + minutes * MINUTE,
    reach: 1,
    ...more,
  })
  const merge = (...events: TravelEvent[]) => {
    const doubleUses: string[] = []
    let travel: Travel | undefined
    for (const next of events) {
      const merged = mergeEvent(network, travel, next)
      travel = merged.travel
      if (merged.doubleUse) doubleUses.push(merged.doubleUse)
    }
    return { travel, doubleUses }
  }

  test('an exit that is told before its entry fits it', () => {
    const late = merge(event('exit', 'm105', 10), event('entry', 'm104', 0))
    expect(late).toEqual(merge(event('entry', 'm104', 0), event('exit', 'm105', 10)))
    expect(late.doubleUses).toEqual([])
  })

  test('a transfer is no second use', () => {
    const steps = [event('entry', 'm105', 0), event('exit', 'm104', 5), event('entry', 'm204', 9), event('exit', 'm205', 20)]
    expect(merge(...steps)).toMatchObject({ doubleUses: [], travel: { phase: 'out', origin: 'm105' } })
  })

  test('a ticket used at two gates that knew nothing of each other is found', () => {
    expect(merge(event('entry', 'm104', 0), event('entry', 'm106', 3)).doubleUses).toEqual(['entered-twice'])
    const exits = [event('entry', 'm104', 0), event('exit', 'm105', 5), event('exit', 'm106', 9)]
    expect(merge(...exits).doubleUses).toEqual(['left-twice'])
    expect(merge(event('refund', 'm104', 0), event('entry', 'm106', -3)).doubleUses).toEqual(['rode-refunded'])
  })

  test('a pass that comes in and out again is not, one that is inside twice is', () => {
    const pass = { entitlement: 'month' } as const
    const day = [event('entry', 'm104', 0, pass), event('exit', 'm105', 20, pass), event('entry', 'm105', 120, pass)]
    expect(merge(...day)).toMatchObject({ doubleUses: [], travel: { phase: 'in', enteredAt: NOON + 120 * MINUTE } })
    const unseen = [event('entry', 'm104', 0, pass), event('entry', 'm105', 120, pass), event('exit', 'm105', 20, pass)]
    expect(merge(...unseen)).toMatchObject({ doubleUses: [], travel: { phase: 'in' } })
    const twice = [event('entry', 'm104', 0, pass), event('entry', 'm106', 2, pass)]
    expect(merge(...twice).doubleUses).toEqual(['entered-twice'])
  })

  test('whatever order reports come in, a ticket that was used is never unused and a refunded one never rides', () => {
    const step = fc.constantFrom<TravelStep>('entry', 'exit', 'extension', 'refund')
    const stop = fc.constantFrom('m104', 'm105', 'm204', 'm108')
    const events = fc.array(fc.tuple(step, stop, fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(events, (told) => {
        const { travel } = merge(...told.map(([kind, at, minutes]) => event(kind, at, minutes)))
        const refunded = told.some(([kind]) => kind === 'refund')
        expect(travel?.phase === 'refunded').toBe(refunded)
      }),
    )
  })
})

describe('time', () => {
  test('the peak is on weekdays', () => {
    const at = (iso: string): boolean => isPeak(network, Date.parse(iso) / 1000, 480)
    expect(at('2026-11-23T08:59:59+08:00')).toBe(true)
    expect(at('2026-11-23T09:00:00+08:00')).toBe(false)
    expect(at('2026-11-22T08:30:00+08:00')).toBe(false)
  })

  test('what is known of a ticket is dropped after its epoch and the next, of a pass after its day', () => {
    const end = (iso: string): number => Date.parse(iso) / 1000
    expect(generationEnd('ticket', toEpoch(202648), 480)).toBe(end('2026-12-07T00:00:00+08:00'))
    expect(dayAt(end('2026-11-30T23:59:59+08:00'), 480)).toBe(20261130)
    expect(generationEnd('month', 20261130, 480)).toBe(end('2026-12-01T00:01:00+08:00'))
  })
})
