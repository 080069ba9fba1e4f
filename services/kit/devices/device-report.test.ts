import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { MAX_EVENTS, reportShape, takeReport } from './device-report.ts'
import { newDevice } from './device-table.ts'

const NOW = 1_795_608_000
const report = { events: [{ number: 4 }, { number: 5 }], waiting: 0, bundleIssuedAt: NOW - 60 }

describe('a report', () => {
  test('of a new device is taken whole', () => {
    expect(takeReport(newDevice('north'), report, NOW)).toEqual({
      fresh: report.events,
      accepted: 5,
      seen: { last_seen: NOW, waiting: 0, last_number: 5, bundle_issued_at: NOW - 60, reconciled_at: NOW },
    })
  })

  test('that is told again adds nothing that was taken before', () => {
    expect(takeReport({ last_number: 4 }, report, NOW)).toMatchObject({ fresh: [{ number: 5 }], accepted: 5 })
    expect(takeReport({ last_number: 9 }, report, NOW)).toMatchObject({ fresh: [], accepted: 9 })
  })

  test('after which more is waiting leaves when the device last had nothing to tell', () => {
    const { seen } = takeReport(newDevice('north'), { ...report, waiting: 3 }, NOW)
    expect(seen).toMatchObject({ last_seen: NOW, waiting: 3 })
    expect(seen).not.toHaveProperty('reconciled_at')
  })

  test.each([
    { events: Array.from({ length: MAX_EVENTS + 1 }, (_, number) => ({ number })) },
    { events: [{ number: 'one' }] },
    { waiting: -1 },
    { waiting: 0.5 },
    { bundleIssuedAt: 2 ** 32 },
  ])('that says something else is not read: %#', (change) => {
    const shape = z.object(reportShape(z.object({ number: z.int() })))
    expect(shape.safeParse(report).success).toBe(true)
    expect(shape.safeParse({ ...report, ...change }).success).toBe(false)
  })
})
