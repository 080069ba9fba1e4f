import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { draftOf, newDraft, readDraft, type ServiceDraft } from './service-draft.ts'

const OFFSET = 480
let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('drafts')
})

test('a registration that is opened and not changed is the same', () => {
  const online = { ...city.services.hotel, answersAt: 'https://hotel.example/answers' }
  for (const service of [...Object.values(city.services), online]) {
    expect(readDraft(draftOf(service, OFFSET), OFFSET)).toEqual({ service, wrong: new Set() })
  }
})

test('a new registration asks for nothing, keeps nothing and knows nobody again, until somebody says otherwise', async () => {
  const draft = newDraft((await city.register.prove()).state, city.now, OFFSET)
  if (!draft) throw new Error('the synthetic city has cards')
  const { service, wrong } = readDraft(draft, OFFSET)
  expect(service).toMatchObject({ required: [], optional: [], admits: [], retentionDays: 0, scope: 'visit' })
  expect([...wrong].sort()).toEqual(['complaints', 'contact', 'id', 'legalBasis', 'name', 'operator', 'purpose'])
})

describe('what is asked', () => {
  test('is in order, whatever was chosen first', () => {
    const asks = new Map([
      [4, 'required'],
      [0, 'required'],
      [2, 'optional'],
    ] as const)
    const { service } = readDraft({ ...draftOf(city.services.hotel, OFFSET), asks }, OFFSET)
    expect(service).toMatchObject({ required: [0, 4], optional: [2] })
  })

  test('takes its conditions along when it is asked no more', () => {
    const { service } = readDraft({ ...draftOf(city.services.pool, OFFSET), asks: new Map() }, OFFSET)
    expect(service.admits).toEqual([])
  })
})

test.each<[Partial<ServiceDraft>, string]>([
  [{ id: 'Sports Pool' }, 'id'],
  [{ name: { 'zh-CN': '泳池', en: ' ' } }, 'name'],
  [{ purpose: { 'zh-CN': '泳'.repeat(401), en: 'swim' } }, 'purpose'],
  [{ retentionDays: '-1' }, 'retentionDays'],
  [{ retentionDays: '99999' }, 'retentionDays'],
  [{ contact: '' }, 'contact'],
  [{ requestKeys: [{ id: 'desk', publicKey: 'AAAA' }] }, 'requestKeys'],
  [{ requestKeys: [{ id: 'desk', publicKey: '%' }] }, 'requestKeys'],
  [{ endsAt: { day: '', exact: null } }, 'endsAt'],
  [{ answersAt: 'https://hotel.example' }, 'answersAt'],
  [{ answersAt: 'https://hotel.example/answers', requestKeys: [] }, 'answersAt'],
])('%j is told', (change, field) => {
  const { wrong } = readDraft({ ...draftOf(city.services.hotel, OFFSET), ...change }, OFFSET)
  expect([...wrong]).toEqual([field])
})
