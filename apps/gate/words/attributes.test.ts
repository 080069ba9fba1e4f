import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { CONCESSION, OVER_18, syntheticCity } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { factsOf, learnsLine } from './attributes.ts'

beforeEach(() => overwriteGetLocale(() => 'en'))

test('what was disclosed is said with its label, in the order of the card', () => {
  const disclosed = new Map<number, string | boolean>([
    [CONCESSION, 'senior'],
    [OVER_18, true],
  ])
  expect(factsOf(disclosed, PERSON_ENTRY)).toEqual([
    { index: OVER_18, label: 'Aged 18 or over', value: 'Yes' },
    { index: CONCESSION, label: 'Concession', value: 'Senior' },
  ])
  overwriteGetLocale(() => 'zh-CN')
  expect(factsOf(disclosed, PERSON_ENTRY).map(({ label, value }) => `${label} ${value}`)).toEqual([
    '年满 18 岁 是',
    '优惠类别 老年人',
  ])
})

test('what the issuer does not know is said to be none', () => {
  const [fact] = factsOf(new Map([[5, null]]), PERSON_IDENTITY)
  expect(fact?.value).toBe('None')
})

test('a door says what it learns, with what is asked for beside', async () => {
  const { services } = await syntheticCity('learns')
  expect(learnsLine(services.metro, PERSON_ENTRY)).toBe('Learns nothing about a person')
  expect(learnsLine(services.bar, PERSON_ENTRY, [CONCESSION])).toBe('Learns: Aged 18 or over and Concession')
})
