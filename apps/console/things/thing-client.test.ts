import { cityApi } from '@hefu/app-browser/city-api'
import { expect, test } from 'vitest'
import { readThing, searchPath } from './thing-client.ts'

const NONE = { words: '', kind: '', custodian: '', status: '', area: null }

test('what is not looked for is not asked for', () => {
  expect(searchPath(NONE, null)).toBe('/things?limit=200')
  const path = searchPath(
    { ...NONE, words: ' 人民路 & 2号 ', status: 'retired', area: [120, 30, 120.123456789, 31] },
    'lift-1',
  )
  expect(Object.fromEntries(new URLSearchParams(path.split('?')[1]))).toEqual({
    q: '人民路 & 2号',
    status: 'retired',
    area: '120.00000,30.00000,120.12346,31.00000',
    after: 'lift-1',
    limit: '200',
  })
})

test('a text of any length asks for no more than the city reads', () => {
  expect(
    new URLSearchParams(searchPath({ ...NONE, words: 'x'.repeat(500) }, null).split('?')[1]).get('q'),
  ).toHaveLength(100)
})

const NAME = { 'zh-CN': '2号梯', en: 'Lift 2' }
const DETAIL = {
  thing: {
    ...{ id: 'lift-1', kind: 'lift', custodian: 'lifts', name: NAME, latitude: 30, longitude: 120, address: null },
    ...{ status: 'retired', gs1: null, attributes: { load: 800 }, changedAt: 1, retiredAt: 1 },
  },
  kind: { id: 'lift', name: NAME, attributes: [{ id: 'load', name: NAME, required: true, kind: 'number' }] },
  custodian: { id: 'lifts', name: NAME },
  events: [{ kind: 'retired', at: 1, office: NAME, note: null }],
}
const answering = (status: number, body: object) =>
  cityApi('https://city.example', async () => Response.json(body, { status }))

test('a retired thing is still read', async () => {
  expect((await readThing(answering(410, DETAIL), 'lift-1')).thing.attributes).toEqual({ load: 800 })
})

test('a thing that there never was is refused', async () => {
  const asked = readThing(answering(404, { code: 'unknown-thing' }), 'lift-1')
  await expect(asked).rejects.toMatchObject({ code: 'unknown-thing' })
})

test.each([{ load: null }, { load: { x: 1 } }])('attributes %j are no answer of a city', async (attributes) => {
  const asked = readThing(answering(200, { ...DETAIL, thing: { ...DETAIL.thing, attributes } }), 'lift-1')
  await expect(asked).rejects.toMatchObject({ code: 'unreadable-answer' })
})
