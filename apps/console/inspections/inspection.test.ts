import { type LabelKey, labelKeyId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { inspectingKeys, keysInForce } from './inspecting-keys.ts'
import { stateOf } from './inspection.ts'
import { type InspectionDraft, lackOfInspection, planOf } from './inspection-draft.ts'

const TODAY = '2026-11-25'
const DRAFT: InspectionDraft = {
  authority: 'food1',
  organisation: ' noodles-7 ',
  day: TODAY,
  task: { 'zh-CN': '食品安全检查', en: 'Food safety ' },
  legalBasis: { 'zh-CN': '合成市条例第九条', en: 'Synthetic City ordinance, article 9' },
  officers: 'Food inspector 3\n\n Food inspector 7 ',
}

test('a draft is sent without what stands around its words, a post for each line', () => {
  expect(planOf(DRAFT)).toEqual({
    ...DRAFT,
    organisation: 'noodles-7',
    task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
    officers: ['Food inspector 3', 'Food inspector 7'],
  })
})

test.each<[Partial<InspectionDraft>, string | null]>([
  [{}, null],
  [{ authority: '' }, 'authority'],
  [{ organisation: '../x' }, 'organisation'],
  [{ organisation: '' }, 'organisation'],
  [{ day: '' }, 'day'],
  [{ day: '2026-11-24' }, 'day'],
  [{ day: '2027-02-25' }, null],
  [{ day: '2027-02-26' }, 'day'],
  [{ task: { 'zh-CN': '检'.repeat(41), en: 'x' } }, 'task'],
  [{ task: { 'zh-CN': '检查', en: ' ' } }, 'task'],
  [{ legalBasis: { 'zh-CN': '法'.repeat(201), en: 'x' } }, 'legalBasis'],
  [{ officers: ' \n ' }, 'officers'],
  [{ officers: 'x'.repeat(61) }, 'officers'],
  [{ officers: Array.from({ length: 21 }, (_, i) => `Post ${i}`).join('\n') }, 'officers'],
])('with %j it lacks %s', (change, lack) => {
  expect(lackOfInspection({ ...DRAFT, ...change }, TODAY)).toBe(lack)
})

test.each([
  ['2026-11-26', null, 'planned'],
  [TODAY, null, 'today'],
  ['2026-11-24', null, 'over'],
  [TODAY, 4, 'rated'],
] as const)('an inspection of %s that is rated %s is %s', (day, rating, state) => {
  expect(stateOf({ day, rating }, TODAY)).toBe(state)
})

test('keys of authorities are those that serve inspections, and sign until they end', () => {
  const key = (id: string, serves: LabelKey['serves'], endsAt: number): LabelKey => {
    const name = { 'zh-CN': id, en: id }
    return { id: labelKeyId(id), name, origin: 'https://x.example', serves, publicKey: new Uint8Array(32), endsAt }
  }
  const all = [key('door1', ['organisation'], 90), key('food1', ['inspection'], 50), key('fire1', ['inspection'], 70)]
  const labelKeys = new Map(all.map((one) => [one.id, one]))
  expect(inspectingKeys({ labelKeys }).map(({ id }) => id)).toEqual(['fire1', 'food1'])
  expect(keysInForce({ labelKeys }, 50).map(({ id }) => id)).toEqual(['fire1'])
})
