import { credentialTypeId } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import type { ListedCase } from './person-case.ts'
import { byUrgency, urgencyOf } from './urgency.ts'

const NOW = 1_795_000_000
const DAY = 86_400

function dueIn(days: number, status: ListedCase['status'] = 'open'): ListedCase {
  const dueAt = NOW + days * DAY
  const type = credentialTypeId('person.entry')
  return { id: `due in ${days}`, kind: 'appeal', type, openedAt: NOW - 10 * DAY, dueAt, status, overdue: days < 0 }
}

test('what is late leads, then what is due first; what is answered comes last, the latest first', () => {
  const cases = [dueIn(12), dueIn(-3, 'answered'), dueIn(2), dueIn(-1), dueIn(5, 'answered'), dueIn(-9)]
  expect(byUrgency(cases).map(({ id }) => id)).toEqual([
    'due in -9',
    'due in -1',
    'due in 2',
    'due in 12',
    'due in 5',
    'due in -3',
  ])
})

describe('the time that is left', () => {
  test.each([
    [30, { urgency: 'calm', days: 30 }],
    [7, { urgency: 'soon', days: 7 }],
    [0.1, { urgency: 'soon', days: 1 }],
    [0, { urgency: 'soon', days: 0 }],
    [-0.1, { urgency: 'late', days: 1 }],
    [-4, { urgency: 'late', days: 4 }],
  ] as const)('due in %d days: %o', (days, expected) => {
    expect(urgencyOf(dueIn(days), NOW)).toEqual(expected)
  })

  test('nothing is late once it is answered', () => {
    expect(urgencyOf(dueIn(-4, 'answered'), NOW)).toEqual({ urgency: 'answered' })
  })
})
