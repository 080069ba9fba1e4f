import type { Language } from '@hefu/standard'
import { expect, onTestFinished, test } from 'vitest'
import { startTestThings } from '../things/test/test-things.ts'
import type { LabelSubject, SubjectSelection } from './label-subject.ts'
import { thingSubjects } from './thing-subjects.ts'

test('the things of a city get labels by their names, but those that are retired', async () => {
  const things = await startTestThings()
  onTestFinished(things.close)
  const [kind = '', other = ''] = (await things.ports.register.kinds()).map(({ id }) => id)
  const [custodian] = await things.ports.register.custodians()
  const line = (id: string, of: string, change = {}): string =>
    JSON.stringify({
      id,
      kind: of,
      custodian: custodian?.id,
      name: { 'zh-CN': `人民路 ${id}`, en: `Renmin Road ${id}` },
      latitude: 30,
      longitude: 120,
      ...change,
    })
  const lines = [line('b-2', kind), line('a-1', other), line('c-3', kind), line('d-4', kind, { status: 'retired' })]
  await things.import('things.jsonl', lines.join('\n'), { format: 'jsonl' })

  const chosen = async (selection: SubjectSelection, language: Language = 'zh-CN'): Promise<LabelSubject[]> => {
    const subjects: LabelSubject[] = []
    for await (const subject of thingSubjects(things.opened.database, selection, language)) subjects.push(subject)
    return subjects
  }
  const ids = async (selection: SubjectSelection) => (await chosen(selection)).map(({ id }) => id)
  expect(await ids({})).toEqual(['a-1', 'b-2', 'c-3'])
  expect(await ids({ kind })).toEqual(['b-2', 'c-3'])
  expect(await ids({ kind, ids: new Set(['a-1', 'c-3', 'd-4']) })).toEqual(['c-3'])
  const one = { ids: new Set(['a-1']) }
  expect(await chosen(one)).toEqual([{ subject: 'thing', id: 'a-1', label: '人民路 a-1' }])
  expect(await chosen(one, 'en')).toEqual([{ subject: 'thing', id: 'a-1', label: 'Renmin Road a-1' }])
})
