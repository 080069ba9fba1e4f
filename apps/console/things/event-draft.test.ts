import { expect, test } from 'vitest'
import { emptyDraft, eventOf, lackOfEvent, readPlace } from './event-draft.ts'

const empty = emptyDraft({ address: null })

test.each(['30.25, 120.17', '30.25，120.17', ' 30.25 120.17 ', '30.25,120.17'])('%j is a place', (text) => {
  expect(readPlace(text)).toEqual({ latitude: 30.25, longitude: 120.17 })
})

test.each(['', '30.25', '120.17, 30.25', '91, 0', '30, 181', '30.25, 120.17, 5', 'a, b', '1e1, 2'])(
  '%j is none',
  (text) => {
    expect(readPlace(text)).toBeNull()
  },
)

test('what happened is told with its note, and nothing that was not filled in', () => {
  expect(eventOf({ ...empty, kind: 'inspected', note: ' 合格 ', place: '30, 120' })).toEqual({
    kind: 'inspected',
    note: '合格',
  })
  expect(eventOf({ ...empty, kind: 'repaired' })).toEqual({ kind: 'repaired' })
  expect(eventOf(empty)).toBeNull()
})

test('what was moved is somewhere, and its address is in both languages or in none', () => {
  const moved = { ...empty, kind: 'moved', place: '30.25, 120.17' } as const
  expect(lackOfEvent({ ...moved, place: 'there' })).toBe('place')
  expect(lackOfEvent({ ...moved, address: { 'zh-CN': '清和路1号', en: ' ' } })).toBe('address')
  expect(eventOf(moved)).toEqual({ kind: 'moved', place: { latitude: 30.25, longitude: 120.17, address: null } })
})

test('a thing is retired by who has confirmed that it is for good', () => {
  expect(lackOfEvent({ ...empty, kind: 'retired' })).toBe('sure')
  expect(eventOf({ ...empty, kind: 'retired', sure: true })).toEqual({ kind: 'retired' })
})

test('a note has at most 400 characters', () => {
  expect(lackOfEvent({ ...empty, kind: 'repaired', note: '𠮷'.repeat(400) })).toBeNull()
  expect(lackOfEvent({ ...empty, kind: 'repaired', note: 'x'.repeat(401) })).toBe('note-long')
})
