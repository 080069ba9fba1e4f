import { isClosed, REPORT_STATES } from '@hefu/app-browser/reports'
import { expect, test } from 'vitest'
import { isFinal, lackOf, nextSteps, STATE_AFTER, workOf } from './next-steps.ts'

const draft = { note: '', team: '', sure: true }

test('a report goes on until it has ended, and then no further', () => {
  for (const state of REPORT_STATES) {
    expect(nextSteps(state).length > 0).toBe(!isClosed({ state }))
    for (const step of nextSteps(state)) {
      const after = STATE_AFTER[step]
      if (after) expect(isClosed({ state: after })).toBe(isFinal(step))
    }
  }
})

test('what has begun is not acknowledged again', () => {
  expect(nextSteps('open')).toContain('acknowledge')
  for (const state of ['acknowledged', 'assigned', 'in-progress'] as const) {
    expect(nextSteps(state)).not.toContain('acknowledge')
  }
})

test('nothing is declined and nobody is answered without words', () => {
  for (const step of ['decline', 'answer'] as const) {
    expect(lackOf(step, { ...draft, note: '  ' })).toBe('note')
    expect(lackOf(step, { ...draft, note: '好' })).toBeNull()
  }
  expect(lackOf('resolve', draft)).toBeNull()
})

test('what is for good is confirmed', () => {
  expect(lackOf('resolve', { ...draft, sure: false })).toBe('sure')
  expect(lackOf('decline', { ...draft, note: 'x', sure: false })).toBe('sure')
  expect(lackOf('start', { ...draft, sure: false })).toBeNull()
})

test('a team has a name, and nothing is too long; a character outside the first plane counts once', () => {
  expect(lackOf('assign', draft)).toBe('team')
  expect(lackOf('assign', { ...draft, team: '𠮷'.repeat(60) })).toBeNull()
  expect(lackOf('assign', { ...draft, team: 'x'.repeat(61) })).toBe('team-long')
  expect(lackOf('answer', { ...draft, note: 'x'.repeat(1001) })).toBe('note-long')
})

test('the city is told of a step, and of nothing that was not filled in', () => {
  expect(workOf('acknowledge', { ...draft, team: 'left over' })).toEqual({ state: 'acknowledged' })
  expect(workOf('assign', { ...draft, team: ' 二队 ', note: ' 明天 ' })).toEqual({
    state: 'assigned',
    team: '二队',
    note: '明天',
  })
  expect(workOf('answer', { ...draft, note: 'Soon.' })).toEqual({ note: 'Soon.' })
})
