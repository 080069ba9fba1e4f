import { expect, test } from 'vitest'
import { deviceHealth, isCutOff } from './device-health.ts'
import { newDevice } from './device-table.ts'

const NOW = 1_795_608_000

test('a device is cut off after 30 seconds without word, and not before', () => {
  expect([30, 31].map((ago) => isCutOff(NOW - ago, NOW))).toEqual([false, true])
  expect(isCutOff(Number.NEGATIVE_INFINITY, NOW)).toBe(true)
})

test('staff see how each device of the configuration is, in its order', () => {
  const rows = [
    { ...newDevice('silent'), last_seen: NOW - 31, waiting: 2, reconciled_at: NOW - 60, bundle_issued_at: NOW - 90 },
    { ...newDevice('removed'), last_seen: NOW },
    newDevice('new'),
    { ...newDevice('well'), last_seen: NOW - 30, reconciled_at: NOW - 30 },
  ]
  const never = { lastSeen: null, cutOffSince: null, waiting: 0, reconciledAt: null, bundleIssuedAt: null }
  expect(deviceHealth([{ id: 'well' }, { id: 'silent' }, { id: 'new' }, { id: 'without-row' }], rows, NOW)).toEqual([
    { ...never, place: { id: 'well' }, lastSeen: NOW - 30, reconciledAt: NOW - 30 },
    {
      place: { id: 'silent' },
      lastSeen: NOW - 31,
      cutOffSince: NOW - 31,
      waiting: 2,
      reconciledAt: NOW - 60,
      bundleIssuedAt: NOW - 90,
    },
    { ...never, place: { id: 'new' } },
    { ...never, place: { id: 'without-row' } },
  ])
})
