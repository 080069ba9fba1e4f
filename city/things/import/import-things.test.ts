import { SCRIPTS, syntheticThings } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportThings } from '../export/export-things.ts'
import { startTestThings, type TestThings } from '../test/test-things.ts'
import type { FileFormat } from './record.ts'

const HEADER = 'id,kind,custodian,name_zh,name_en,latitude,longitude,address_zh,address_en,status,gs1,attribute.load'
const row = (id: string, changes: Partial<Record<'kind' | 'custodian' | 'zh' | 'en' | 'at' | 'rest', string>> = {}) => {
  const {
    kind = 'lift',
    custodian = 'lifts',
    zh = '清和路1号电梯',
    en = 'Lift',
    at = '30.25,120.17',
    rest = ',,,,800',
  } = changes
  return `${id},${kind},${custodian},${zh},${en},${at},${rest}`
}
const table = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`

let city: TestThings

beforeAll(async () => {
  city = await startTestThings()
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.opened.pool.query('truncate thing, thing_event, thing_import, thing_import_refusal')
})

async function exported(format: FileFormat): Promise<string> {
  const { things } = await city.ports.search.search({}, { after: null, limit: 10_000 })
  const pages = (async function* () {
    yield things
  })()
  let text = ''
  for await (const piece of exportThings(format, pages, await city.ports.register.kinds())) text += piece
  return text
}

async function names(): Promise<string[]> {
  const { things } = await city.ports.search.search({}, { after: null, limit: 100 })
  return things.map(({ id, name }) => `${id} ${name['zh-CN']}`)
}

describe('an import', () => {
  test('adds what is new, changes what is said otherwise, and repeated changes nothing', async () => {
    const first = await city.import('a.csv', table(row('a'), row('b')))
    expect(first).toMatchObject({ records: 2, added: 2, changed: 0, unchanged: 0, refused: 0, finished: true })
    city.time.now += 100
    const again = await city.import('a.csv', table(row('a'), row('b')))
    expect(again).toMatchObject({ records: 2, added: 0, changed: 0, unchanged: 2, resumedAfter: 0 })
    const second = await city.import('b.csv', table(row('a', { zh: '新名' }), row('b'), row('c')))
    expect(second).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    expect(await names()).toEqual(['a 新名', 'b 清和路1号电梯', 'c 清和路1号电梯'])
    const [a, b] = (await city.ports.search.search({}, { after: null, limit: 2 })).things
    expect((a?.changedAt ?? 0) - (b?.changedAt ?? 0)).toBe(100)
  })

  test.each(['csv', 'geojson', 'jsonl'] as const)('%s is read as it was exported', async (format) => {
    const things = [...syntheticThings(300)].map((thing) => JSON.stringify(thing)).join('\n')
    expect(await city.import('things.jsonl', things, { format: 'jsonl' })).toMatchObject({ added: 300, refused: 0 })
    const text = await exported(format)
    await city.opened.pool.query('truncate thing cascade')
    expect(await city.import(`things.${format}`, text, { format })).toMatchObject({ added: 300, refused: 0 })
    expect(await exported(format)).toBe(text)
  })

  test('refuses records alone, and says of each which line, field and rule', async () => {
    const long = 'x'.repeat(40_000)
    const result = await city.import(
      'bad.csv',
      table(
        row('good-1'),
        row(''),
        row('a b'),
        row('x1', { kind: 'ufo' }),
        row('x2', { custodian: 'nobody' }),
        row('x3', { zh: '', en: '' }),
        row('x4', { zh: `a\u202eb` }),
        row('x5', { zh: 'x'.repeat(61) }),
        row('x6', { at: '91,120' }),
        row('x7', { at: '30,abc' }),
        row('x8', { at: ',120' }),
        row('x9', { rest: ',,scrapped,,' }),
        row('x10', { rest: ',,,https://evil.example,' }),
        row('x11', { rest: ',,,,much' }),
        row('x12', { rest: ',,,,99' }),
        row('good-1'),
        `${row('x13')},more`,
        row('x14', { zh: 'a"b' }),
        row('x15', { zh: long }),
        row('x16', { zh: '"two\nlines"' }),
        row('x17', { kind: 'bench' }),
        row('good-2', { zh: '"a, ""b"""' }),
        'x18,"forgotten',
        row('good-3'),
      ),
    )
    expect(await city.report(result)).toEqual([
      '3 id missing',
      '4 id malformed',
      '5 kind unknown-kind',
      '6 custodian unknown-custodian',
      '7 name missing',
      '8 name.zh-CN unseen-characters',
      '9 name.zh-CN too-long',
      '10 latitude out-of-range',
      '11 longitude not-a-number',
      '12 latitude missing',
      '13 status unknown-choice',
      '14 gs1 malformed',
      '15 attributes.load not-a-number',
      '16 attributes.load out-of-range',
      '17 id repeated-id',
      '18  unreadable',
      '19  unreadable',
      '20  too-large',
      '21 name.zh-CN unseen-characters',
      '23 attributes unknown-attribute',
      '25  unreadable',
    ])
    expect(result).toMatchObject({ records: 24, added: 3, refused: 21, finished: true })
    expect(await names()).toEqual(['good-1 清和路1号电梯', 'good-2 a, "b"', 'good-3 清和路1号电梯'])
  })

  test('takes nothing of another custodian, and revives nothing that is retired', async () => {
    await city.import('a.csv', table(row('a'), row('b', { rest: ',,retired,,' })))
    const result = await city.import('b.csv', table(row('a', { custodian: 'water' }), row('b'), row('c')))
    expect(await city.report(result)).toEqual(['2 custodian other-custodian', '3 status retired'])
    expect(result).toMatchObject({ records: 3, added: 1, refused: 2 })
    expect((await city.ports.things.find('b'))?.retiredAt).toBe(city.time.now)
  })

  test('reads a byte order mark, line breaks of Windows and the custodian that it is given', async () => {
    const text = `\ufeff${table(row('a', { custodian: '' }), row('b', { zh: '"第一,第二"' })).replaceAll('\n', '\r\n')}`
    expect(await city.import('w.csv', text, { custodian: 'streets' })).toMatchObject({ added: 2, refused: 0 })
    expect((await city.ports.things.find('a'))?.custodian).toBe('streets')
  })

  test('refuses what is in another encoding: each record of GB 18030, the whole of UTF-16', async () => {
    // 清和路 in GB 18030.
    const gb = Buffer.concat([
      Buffer.from(`${HEADER}\na,lift,lifts,`),
      Buffer.from('c7e5bacdc2b7', 'hex'),
      Buffer.from(`,Lift,30.25,120.17,,,,,800\n${row('b')}\n`),
    ])
    const result = await city.import('gb.csv', gb)
    expect(await city.report(result)).toEqual(['2 name.zh-CN not-utf8'])
    expect(result.added).toBe(1)
    const utf16 = Buffer.from(`\ufeff${table(row('a'))}`, 'utf16le')
    await expect(city.import('16.csv', utf16)).rejects.toMatchObject({ code: 'import-unreadable' })
  })

  test.each([
    ['is empty', ''],
    ['has no header', `${row('a')}\n`],
    ['has a column that is not known', `${HEADER},colour\n`],
    ['has a column twice', `${HEADER},id\n`],
    ['has no place', 'id,kind,name_zh\n'],
  ])('refuses a table that %s', async (_, text) => {
    await expect(city.import('x.csv', text)).rejects.toMatchObject({ code: 'import-header' })
  })

  test('refuses lines and features that are no things, and goes on', async () => {
    const thing = (id: string, changes: object = {}) => ({
      id,
      kind: 'lift',
      custodian: 'lifts',
      name: { 'zh-CN': '电梯' },
      latitude: 30.25,
      longitude: 120.17,
      ...changes,
    })
    const lines = [
      '{',
      '[]',
      'null',
      thing('a'),
      thing('b', { colour: 'red' }),
      thing('c', { name: 'Lift' }),
      thing('d', { attributes: { load: '800' } }),
    ]
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
    const result = await city.import('l.jsonl', text, { format: 'jsonl' })
    expect(await city.report(result)).toEqual([
      '1  unreadable',
      '2  unreadable',
      '3  unreadable',
      '5  unknown-field',
      '6 name malformed',
    ])
    expect((await city.ports.things.find('d'))?.attributes).toEqual({ load: 800 })

    const feature = (id: string, geometry: unknown) => {
      const { latitude: _a, longitude: _b, ...properties } = thing(id)
      return { type: 'Feature', geometry, properties }
    }
    const point = { type: 'Point', coordinates: [120.17, 30.25] }
    const features = [
      feature('e', point),
      feature('f', null),
      feature('g', { type: 'LineString', coordinates: [] }),
      7,
      feature('h', point),
    ]
    const file = JSON.stringify({ type: 'FeatureCollection', crs: { features: [1] }, features })
    const second = await city.import('f.geojson', file, { format: 'geojson' })
    expect(await city.report(second)).toEqual(['2 geometry malformed', '3 geometry malformed', '4  unreadable'])
    expect(second.added).toBe(2)
    const broken = city.import('g.geojson', file.slice(0, -20), { format: 'geojson' })
    await expect(broken).rejects.toMatchObject({ code: 'import-unreadable' })
  })

  test('scripts and formulas are text: kept as they are, and harmless in a table', async () => {
    const things = [...SCRIPTS, '=1+1', '@SUM(A1)', '+1', '-1'].map((script, i) => ({
      id: `s-${i}`,
      kind: 'bench',
      custodian: 'streets',
      name: { 'zh-CN': script.normalize('NFC').slice(0, 60) },
      latitude: -30.25,
      longitude: -120.17,
    }))
    const text = things.map((thing) => JSON.stringify(thing)).join('\n')
    const result = await city.import('s.jsonl', text, { format: 'jsonl' })
    expect(result.added + result.refused).toBe(things.length)
    expect(result.added).toBeGreaterThan(things.length - 6)
    const csv = await exported('csv')
    const cells = csv
      .split('\n')
      .flatMap((line) => line.split(','))
      .map((cell) => cell.replace(/^"/, ''))
    expect(
      cells.filter((cell) => /^[=+@\t\r]/.test(cell) || (cell.startsWith('-') && !/^-\d+\.\d+$/.test(cell))),
    ).toEqual([])
    await city.opened.pool.query('truncate thing cascade')
    await city.import('s.csv', csv)
    expect(await exported('csv')).toBe(csv)
  })

  test('is stopped between batches and goes on, and two at once wait for one another', async () => {
    const text = [...syntheticThings(23_000)].map((thing) => JSON.stringify(thing)).join('\n')
    const stop = new AbortController()
    const jsonl = { format: 'jsonl' as const }
    const stopped = await city.import('m.jsonl', text, {
      ...jsonl,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(stopped.finished).toBe(false)
    expect(stopped.records).toBeGreaterThan(0)
    expect(stopped.records).toBeLessThan(23_000)
    const [one, two] = await Promise.all([city.import('m.jsonl', text, jsonl), city.import('m.jsonl', text, jsonl)])
    const [resumed, repeated] = one.resumedAfter > 0 ? [one, two] : [two, one]
    expect(resumed).toMatchObject({ records: 23_000, added: 23_000, refused: 0, resumedAfter: stopped.records })
    expect(repeated).toMatchObject({ records: 23_000, added: 0, changed: 0, unchanged: 23_000, resumedAfter: 0 })
  })
})
