import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { runKilled } from '../test/run-killed.ts'
import { run, testFolder } from '../test/test-terminal.ts'

const EXAMPLE = fileURLToPath(new URL('../example-city.json', import.meta.url))
const NOW = 1_795_608_000

/** A city on a database of its own. */
async function organisations() {
  const folder = await testFolder()
  await mkdir(folder.path('data'))
  const databases = await fetch(inject('testDatabases'), { method: 'POST' })
  const environment = { DATABASE_URL: await databases.text() }
  const at = ['--config', EXAMPLE, '--data', folder.path('data')]
  const hefu = (...args: string[]) => run(['organisations', ...args, ...at], NOW, { environment })
  const file = async (name: string, lines: readonly string[]): Promise<string> => {
    await writeFile(folder.path(name), `${lines.join('\n')}\n`)
    return folder.path(name)
  }
  const figures = async (...args: string[]): Promise<object> =>
    JSON.parse((await hefu('import', ...args, '--json')).out)
  return { folder, environment, at, hefu, file, figures }
}

const SHOPS = [
  'id,name_zh,name_en,kind,uscc,lei,gln,address_zh,latitude,longitude,status',
  's-1,虚构面馆,Xugou Noodles,food,91340600MA2PBPMA7L,,4012345000009,"人民路8号, 1层",31.23,121.47,active',
  's-2,合成书店,,shop,91110000600037341N,,,,,,',
  's-3,少一位,,shop,9111000060003734,,,,,,',
  's-4,同一个码,,shop,91340600ma2pbpma7l,,,,,,',
  's-5,坏码,,shop,,529900T8BM49AURSDO56,,,,,',
  's-6,"没有',
  's-1,又一次,,shop,,,,,,,',
  's-7,行业,,bank,,,,,,,',
  's-8,半个点,,,,,,,31.2,,',
  's/9,斜线,,,,,,,,,',
  's-10,=1+1,,,,,,,,,suspended',
]

test('hefu organisations imports a table, says which rows it refuses and doubts, and again changes nothing', async () => {
  const city = await organisations()
  const path = await city.file('shops.csv', SHOPS)
  const { code, out } = await city.hefu('import', path)
  expect([code, out]).toEqual([
    1,
    `11 records: 3 added, 0 changed, 0 as they were, 8 refused, 1 doubted\nthe refused and doubted ones are in ${path}.report.csv\n`,
  ])
  expect((await readFile(`${path}.report.csv`, 'utf8')).trim().split('\n')).toEqual([
    'line,field,reason',
    '3,uscc,check-digit-doubted',
    '4,uscc,malformed',
    '5,uscc,taken',
    '6,lei,malformed',
    '7,,unreadable',
    '8,id,repeated-id',
    '9,kind,unknown-choice',
    '10,longitude,missing',
    '11,id,malformed',
  ])
  expect(await city.figures(path)).toMatchObject({ added: 0, changed: 0, unchanged: 3, refused: 8, doubted: 1 })
  const changed = await city.file('changed.csv', [SHOPS[0] ?? '', (SHOPS[1] ?? '').replace('active', 'closed')])
  expect(await city.figures(changed)).toMatchObject({ changed: 1, refused: 0 })
  expect(await city.figures(path)).toMatchObject({ changed: 0, unchanged: 2, refused: 9 })
})

test('licences and results belong to organisations that are there', async () => {
  const city = await organisations()
  expect(await city.figures(await city.file('shops.csv', SHOPS.slice(0, 3)))).toMatchObject({ added: 2 })
  const licence = {
    organisation: 's-1',
    number: 'JY-1',
    title: { 'zh-CN': '许可证', en: 'Permit' },
    authority_zh: '市局',
    valid_from: '2025-01-01',
  }
  const licences = await city.file('licences.jsonl', [
    JSON.stringify(licence),
    JSON.stringify({ ...licence, organisation: 's-9' }),
    JSON.stringify({ ...licence, number: 'JY-2', valid_until: '2024-01-01' }),
    JSON.stringify({ ...licence, number: 'JY-3', valid_from: '2025-02-30' }),
    JSON.stringify({ ...licence, colour: 'red' }),
    '{"organisation":',
  ])
  expect(await city.figures(licences, '--table', 'licences')).toMatchObject({ records: 6, added: 1, refused: 5 })
  expect((await readFile(`${licences}.report.csv`, 'utf8')).trim().split('\n').slice(1)).toEqual([
    '2,organisation,unknown-organisation',
    '3,valid_until,out-of-range',
    '4,valid_from,not-a-date',
    '5,,unknown-field',
    '6,,unreadable',
  ])
  const results = await city.file('results.csv', [
    'organisation,day,title_zh,authority_zh,outcome,grade',
    's-1,2026-01-02,食品安全,市局,passed,A',
    's-1,2026-01-03,消防,市局,,',
  ])
  expect(await city.figures(results, '--table', 'results')).toMatchObject({ added: 1, refused: 1 })

  for (const [table, format] of [
    ['organisations', 'csv'],
    ['licences', 'jsonl'],
    ['results', 'csv'],
  ] as const) {
    const saved = city.folder.path(`${table}.again.${format}`)
    expect(await city.hefu('export', '--table', table, '--format', format, '--save', saved)).toMatchObject({
      code: 0,
      err: '',
    })
    const again = await city.figures(saved, '--table', table)
    expect([table, again]).toEqual([table, expect.objectContaining({ added: 0, changed: 0, refused: 0 })])
    expect((again as { unchanged: number }).unchanged).toBeGreaterThan(0)
  }
})

test('100,000 organisations are imported in batches, and go on after a kill: each once, every refusal and doubt in the report', async () => {
  const city = await organisations()
  const rows = Array.from({ length: 100_000 }, (_, i) => `o-${i},合成单位${i},Synthetic ${i},shop,,滨江区${i}号`)
  rows[7] = 'o-7,少一列'
  rows[11] = 'o-11,合成单位11,,shop,91110000600037341N,'
  // The same id again, far behind the first one: a process that goes on has to know it too.
  rows.push(rows[0] ?? '')
  const path = await city.file('many.csv', ['id,name_zh,name_en,kind,uscc,address_zh', ...rows])
  const args = ['organisations', 'import', path, ...city.at, '--json']
  const { kills, out, err } = await runKilled(args, city.environment, 2)
  expect(kills).toBeGreaterThan(0)
  const result = JSON.parse(out)
  expect(result).toMatchObject({ records: 100_001, added: 99_999, refused: 2, doubted: 1, finished: true })
  expect(result.resumedAfter).toBeGreaterThan(0)
  expect(err).toMatch(/^\d+ records, \d refused, \d+ %/)
  expect((await readFile(`${path}.report.csv`, 'utf8')).trim().split('\n').slice(1)).toEqual([
    '9,,unreadable',
    '13,uscc,check-digit-doubted',
    '100002,id,repeated-id',
  ])
  expect(await city.figures(path)).toMatchObject({ added: 0, changed: 0, unchanged: 99_999, resumedAfter: 0 })
}, 120_000)

test('hefu organisations says in one line what is wrong', async () => {
  const city = await organisations()
  expect(await city.hefu('import', '/no/such.csv')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^hefu: import-unreadable: /),
  })
  expect(await city.hefu('import', '/no/such')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^hefu: usage: .*--format/),
  })
  const other = await city.file('x.csv', ['id,name_zh,colour'])
  expect(await city.hefu('import', other)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^hefu: import-header: .*not known: id, name_zh/),
  })
})
