import { syntheticThings } from '@hefu/testing'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { custodianRoutes } from './custodian-routes.ts'
import { thingRoutes } from './routes.ts'
import { startTestThings, type TestThings } from './test/test-things.ts'

const COUNT = 2_000
const OFFICE = { 'zh-CN': '合成市电梯管理所', en: 'Synthetic City Lift Office' }

let city: TestThings
let app: Hono
/** What was imported: tests of reading change nothing of it. */
const things = [...syntheticThings(COUNT)]

beforeAll(async () => {
  city = await startTestThings()
  app = new Hono().route('/', thingRoutes(city.ports)).route('/', custodianRoutes(city.ports))
  await city.import('t.jsonl', things.map((thing) => JSON.stringify(thing)).join('\n'), { format: 'jsonl' })
})
afterAll(() => city.close())

interface Page {
  readonly things: readonly { readonly id: string; readonly distance?: number }[]
  readonly next: string | null
}

async function page(query: string): Promise<Page> {
  const response = await app.request(`/things?${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Page
}

/** Every page of a search, as ids. */
async function idsOf(query: string): Promise<string[]> {
  const ids: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const answer: Page = await page(`${query}&limit=100${next === '' ? '' : `&after=${next}`}`)
    ids.push(...answer.things.map(({ id }) => id))
    next = answer.next
  }
  return ids
}

const idsWhere = (fits: (thing: (typeof things)[number]) => boolean): string[] =>
  things
    .filter(fits)
    .map(({ id }) => id)
    .toSorted()

describe('things are found', () => {
  test('all of them, page by page, each once', async () => expect(await idsOf('')).toEqual(idsWhere(() => true)))

  test.each([
    ['清和路', (thing: (typeof things)[number]) => thing.name['zh-CN'].includes('清和路')],
    [
      '电梯 符江区',
      (thing: (typeof things)[number]) => thing.kind === 'lift' && thing.address['zh-CN'].includes('符江区'),
    ],
    ['LIFT qinghe', (thing: (typeof things)[number]) => /^Lift .*Qinghe/.test(thing.name.en)],
    ['0000042', (thing: (typeof things)[number]) => thing.id.endsWith('-0000042')],
    ['没有这样的', () => false],
  ])('by words: %s', async (words, fits) => {
    expect(await idsOf(`q=${encodeURIComponent(words)}`)).toEqual(idsWhere(fits))
  })

  test.each(['120.17,30.25,120.2,30.27', '119,29,121,31', '120.17,30.25,120.17,30.25', '-180,-90,180,90'])(
    'by area: %s',
    async (area) => {
      const [west = 0, south = 0, east = 0, north = 0] = area.split(',').map(Number)
      const expected = idsWhere(
        ({ latitude, longitude }) => west <= longitude && longitude <= east && south <= latitude && latitude <= north,
      )
      const found = await idsOf(`area=${area}`)
      expect(found.toSorted()).toEqual(expected)
      expect(new Set(found).size).toBe(found.length)
    },
  )

  test('by words in an area, and by kind in one', async () => {
    const isIn = ({ latitude, longitude }: (typeof things)[number]): boolean => longitude >= 120.17 && latitude >= 30.25
    const area = 'area=120.17,30.25,121,31'
    expect(await idsOf(`q=lamp&${area}`)).toEqual(idsWhere((thing) => thing.kind === 'street-lamp' && isIn(thing)))
    expect((await idsOf(`kind=bench&${area}`)).toSorted()).toEqual(
      idsWhere((thing) => thing.kind === 'bench' && isIn(thing)),
    )
  })

  test('by kind, custodian and status together', async () => {
    const expected = idsWhere((thing) => thing.custodian === 'streets' && thing.status === 'out-of-service')
    expect(expected.length).toBeGreaterThan(10)
    expect(await idsOf('custodian=streets&status=out-of-service')).toEqual(expected)
    expect(await idsOf('kind=lift&custodian=water')).toEqual([])
  })

  test('the nearest first, near and far away', async () => {
    for (const [longitude, latitude] of [
      [120.17, 30.25],
      [120.36, 30.44],
    ] as const) {
      const metres = (thing: (typeof things)[number]): number =>
        111_320 *
        Math.hypot(thing.latitude - latitude, (thing.longitude - longitude) * Math.cos((latitude * Math.PI) / 180))
      const expected = things.filter(({ kind }) => kind === 'lift').toSorted((a, b) => metres(a) - metres(b))
      const { things: found } = await page(`near=${longitude},${latitude}&kind=lift&limit=20`)
      expect(found.map(({ id }) => id)).toEqual(expected.slice(0, 20).map(({ id }) => id))
      const [nearest] = expected
      expect(found[0]?.distance).toBe(Math.round(nearest ? metres(nearest) : 0))
    }
    expect((await page('near=0,0')).things).toEqual([])
  })

  test.each([
    'colour=red',
    'area=1,2,3',
    'area=2,0,1,1',
    'area=0,0,181,1',
    'near=200,1',
    'near=1,1&after=a',
    'near=1,1&area=0,0,1,1',
    'limit=0',
    'limit=201',
    'status=broken',
    'q=%2C',
    "kind=' or 1=1",
    'after=%00',
    'area=0,0,1,1&after=lift-1',
    'area=0,0,1,1&after=wtm5x0000.',
  ])('a query that cannot be read is refused: %s', async (query) => {
    expect((await app.request(`/things?${query}`)).status).toBe(400)
  })
})

describe('a thing', () => {
  test('is read with kind, custodian and events, and kept by caches', async () => {
    const response = await app.request(`/things/${things[0]?.id}.json`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
    const tag = response.headers.get('ETag') ?? ''
    const detail = await response.json()
    expect(detail).toMatchObject({ kind: { id: things[0]?.kind }, custodian: { id: things[0]?.custodian }, events: [] })
    expect(detail.thing).toMatchObject(things[0] ?? {})
    const again = await app.request(`/things/${things[0]?.id}.json`, { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
  })

  test.each(['/things/none.json', '/things/%00.json', '/things/..%2f.json', '/things/none'])(
    '%s is not found',
    async (path) => {
      expect((await app.request(path)).status).toBe(404)
    },
  )

  test('kinds and custodians are listed, and no key', async () => {
    const kinds = await (await app.request('/things/kinds')).json()
    expect(kinds.kinds.map(({ id }: { id: string }) => id)).toEqual(['bench', 'hydrant', 'lift', 'street-lamp'])
    const custodians = await (await app.request('/things/custodians')).text()
    expect(JSON.parse(custodians).custodians[0]).toEqual({ id: 'lifts', name: OFFICE })
    expect(custodians).not.toMatch(/key|hash/)
  })
})

describe('a custodian', () => {
  const send = (method: string, path: string, body: unknown, by = 'lifts', key = city.keys.get(by)) =>
    app.request(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) },
    })
  const lift = { kind: 'lift', name: { 'zh-CN': '听松路1号电梯' }, latitude: 30.25, longitude: 120.17 }
  const read = async (id: string) => (await app.request(`/things/${id}.json`)).json()

  test('adds a thing, changes it, tells its life, and retires it for ever', async () => {
    expect((await send('PUT', '/things/new-1.json', { ...lift, status: 'planned' })).status).toBe(201)
    expect((await send('PUT', '/things/new-1.json', { ...lift, status: 'planned' })).status).toBe(204)
    const tell = (event: object) => send('POST', '/things/new-1/events', { office: OFFICE, ...event })
    city.time.now += 10
    expect((await tell({ kind: 'installed', at: city.time.now - 5 })).status).toBe(204)
    expect((await tell({ kind: 'inspected', note: '正常' })).status).toBe(204)
    expect((await tell({ kind: 'moved' })).status).toBe(422)
    const place = { latitude: 30.3, longitude: 120.2, address: { 'zh-CN': '安澜巷5号', en: '5 Anlan Lane' } }
    expect((await tell({ kind: 'moved', place })).status).toBe(204)
    const { thing, events } = await read('new-1')
    expect(thing).toMatchObject({
      ...place,
      status: 'in-service',
      changedAt: city.time.now,
      name: { en: '听松路1号电梯' },
    })
    expect(events.map(({ kind, note }: { kind: string; note: string | null }) => [kind, note])).toEqual([
      ['installed', null],
      ['inspected', '正常'],
      ['moved', null],
    ])
    expect((await page('area=120.19999,30.29999,120.20001,30.30001')).things.map(({ id }) => id)).toContain('new-1')

    expect((await send('PUT', '/things/new-1.json', { ...lift, status: 'retired' })).status).toBe(422)
    expect((await tell({ kind: 'retired' })).status).toBe(204)
    const retired = await app.request('/things/new-1.json')
    expect(retired.status).toBe(410)
    expect((await retired.json()).thing).toMatchObject({ status: 'retired', retiredAt: city.time.now })
    expect((await tell({ kind: 'repaired' })).status).toBe(410)
    expect((await send('PUT', '/things/new-1.json', lift)).status).toBe(410)
  })

  test('changes nothing of another', async () => {
    const [hydrant] = things.filter(({ kind }) => kind === 'hydrant')
    const path = `/things/${hydrant?.id}`
    expect((await send('PUT', `${path}.json`, lift)).status).toBe(403)
    expect((await send('POST', `${path}/events`, { kind: 'retired', office: OFFICE })).status).toBe(403)
    expect((await send('PUT', '/things/new-2.json', { ...lift, custodian: 'water' })).status).toBe(400)
    expect((await read(hydrant?.id ?? '')).thing).toMatchObject({ kind: 'hydrant', status: hydrant?.status })
  })

  test('is known by the key alone', async () => {
    const renewed = `hefu-custodian-${'A'.repeat(43)}`
    for (const key of [undefined, '', 'lifts', renewed, `${city.keys.get('lifts')}A`]) {
      const response = await app.request('/things/new-3.json', {
        method: 'PUT',
        body: JSON.stringify(lift),
        headers: { 'Content-Type': 'application/json', ...(key !== undefined && { Authorization: `Bearer ${key}` }) },
      })
      expect(response.status).toBe(401)
    }
    const { rows } = await city.opened.pool.query('select * from custodian')
    for (const key of city.keys.values()) {
      expect(JSON.stringify(rows)).not.toContain(key)
      expect(JSON.stringify(rows)).not.toContain(Buffer.from(key).toString('hex'))
    }
  })

  test.each([
    [{ ...lift, kind: 'ufo' }, 'unknown-kind'],
    [{ ...lift, name: { 'zh-CN': 'a\u202eb' } }, 'unseen-characters'],
    [{ ...lift, name: {} }, 'missing'],
    [{ ...lift, latitude: 91 }, 'out-of-range'],
    [{ ...lift, attributes: { colour: 'red' } }, 'unknown-attribute'],
    [{ ...lift, attributes: { load: 'much' } }, 'not-a-number'],
    [{ ...lift, attributes: { inspected: '2026-02-30' } }, 'not-a-date'],
  ])('is told which rule refuses a thing', async (body, code) => {
    const response = await send('PUT', '/things/new-4.json', body)
    expect([response.status, (await response.json()).code]).toEqual([422, code])
  })

  test.each([
    [{ kind: 'lost', office: OFFICE }, 400],
    [{ kind: 'repaired', office: { 'zh-CN': '所' } }, 400],
    [{ kind: 'repaired', office: OFFICE, at: 99_999_999_999 }, 422],
    [{ kind: 'repaired', office: OFFICE, note: 'x'.repeat(401) }, 422],
  ])('is told that an event does not fit', async (body, status) => {
    const [first] = things.filter(({ kind }) => kind === 'lift')
    expect((await send('POST', `/things/${first?.id}/events`, body)).status).toBe(status)
  })
})
