import { type LabelKey, labelKeyId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { labelKeyAlarm, standingLabelKeys } from './label-key-standing.ts'

const NOW = 1_800_000_000
const DAY = 86_400
const key = (id: string, endsAt: number, byte = 1): LabelKey => ({
  ...{ id: labelKeyId(id), name: { 'zh-CN': '合成市', en: 'Synthetic City' }, origin: 'https://code.city.example' },
  ...{ serves: ['organisation', 'thing'], publicKey: new Uint8Array(32).fill(byte), endsAt },
})
const state = (...keys: LabelKey[]) => ({ labelKeys: new Map(keys.map((one) => [one.id, one])) })
const of = (registered: LabelKey[], held: LabelKey[]) => standingLabelKeys(state(...registered), held, NOW)

test('what can be proposed stands first, then what signs, then what is over', () => {
  const [old, first, second, next] = [key('a', NOW - 1), key('b', NOW + DAY), key('c', NOW + 2 * DAY), key('d', 0)]
  const keys = of([old, first, second], [first, next])
  expect(keys.map((one) => [one.key.id, one.standing, one.isHeld])).toEqual([
    ['d', 'ready', true],
    ['c', 'signs', false],
    ['b', 'signs', true],
    ['a', 'over', false],
  ])
})

test('a key of the same id and another secret is not the one that is held', () => {
  const [one] = of([key('a', NOW + DAY, 1)], [key('a', NOW + DAY, 2)])
  expect(one?.isHeld).toBe(false)
})

test('labels can be signed only by a key that is held and in force, and the next is asked for in time', () => {
  const alarm = (registered: LabelKey[], held: LabelKey[]) => labelKeyAlarm(of(registered, held), NOW)
  const [ending, long] = [key('a', NOW + 180 * DAY), key('b', NOW + 181 * DAY)]
  expect(alarm([], [long])).toBe('none')
  expect(alarm([long], [])).toBe('none')
  expect(alarm([key('a', NOW)], [key('a', NOW)])).toBe('none')
  expect(alarm([ending], [ending])).toBe('soon')
  expect(alarm([ending, long], [ending, long])).toBeNull()
})
