import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { SYNTHETIC_KINDS, syntheticThings } from '@hefu/testing'
import { expect, inject, test } from 'vitest'
import { runKilled } from '../test/run-killed.ts'
import { run, testFolder } from '../test/test-terminal.ts'

const EXAMPLE = fileURLToPath(new URL('../example-city.json', import.meta.url))
const NOW = 1_795_608_000

/** A city with the kinds and custodians of the synthetic one, on a database of its own. */
async function things() {
  const folder = await testFolder()
  await mkdir(folder.path('data'))
  const databases = await fetch(inject('testDatabases'), { method: 'POST' })
  const environment = { DATABASE_URL: await databases.text() }
  const at = ['--config', EXAMPLE, '--data', folder.path('data')]
  const hefu = (...args: string[]) => run(['things', ...args, ...at], NOW, { environment })
  const ok = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await hefu(...args)
    expect([args, code, err]).toEqual([args, 0, ''])
    return out
  }
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(folder.path(name), text)
    return folder.path(name)
  }
  expect(await ok('kinds', 'add', await file('kinds.json', JSON.stringify(SYNTHETIC_KINDS)))).toBe(
    'lift\nhydrant\nstreet-lamp\nbench\n',
  )
  for (const id of ['lifts', 'water', 'streets']) {
    const key = await ok('custodian', 'add', id, '--name', 'Office', '--name-zh', '管理所')
    expect(key).toMatch(/^hefu-custodian-[A-Za-z0-9_-]{43}\n$/)
  }
  return { folder, environment, at, hefu, ok, file }
}

test('hefu things categories adds what can be reported, and holds it to its kinds and custodians', async () => {
  const city = await things()
  const category = (over: object) =>
    JSON.stringify([
      {
        code: 'lift-stopped',
        kind: 'lift',
        custodian: null,
        name: { 'zh-CN': '电梯停运', en: 'Lift stopped' },
        hint: { 'zh-CN': '电梯不动。', en: 'The lift does not move.' },
        ...over,
      },
    ])
  expect(await city.ok('categories', 'add', await city.file('good.json', category({})))).toBe('lift-stopped\n')
  for (const wrong of [{ code: 'Lift' }, { kind: null }, { kind: 'none' }, { custodian: 'none' }, { x: 1 }]) {
    const refused = await city.hefu('categories', 'add', await city.file('bad.json', category(wrong)))
    expect([wrong, refused.code, refused.err.slice(0, 22)]).toEqual([wrong, 2, 'hefu: invalid-category'])
  }
})

test('hefu things imports, names what it refuses, and exports what it imported', async () => {
  const city = await things()
  const lines = [...syntheticThings(40)].map((thing) => JSON.stringify(thing))
  const path = await city.file('things.jsonl', [...lines.slice(0, 20), '{"id":', ...lines.slice(20)].join('\n'))
  const imported = await city.hefu('import', path)
  expect(imported.code).toBe(1)
  expect(imported.out).toBe(
    `41 records: 40 added, 0 changed, 0 as they were, 1 refused\nthe refused ones are in ${path}.refused.csv\n`,
  )
  expect(imported.err).toBe('41 records, 1 refused, 100 %\n')
  expect(await readFile(`${path}.refused.csv`, 'utf8')).toBe('line,field,reason\n21,,unreadable\n')

  const csv = city.folder.path('out.csv')
  await city.ok('export', '--save', csv)
  expect(JSON.parse((await city.hefu('import', csv, '--json')).out)).toEqual({
    records: 40,
    added: 0,
    changed: 0,
    unchanged: 40,
    refused: 0,
    finished: true,
    resumedAfter: 0,
  })
  const lifts = JSON.parse(await city.ok('export', '--format', 'geojson', '--kind', 'lift'))
  expect(lifts.features.length).toBe(lines.filter((line) => line.includes('"kind":"lift"')).length)
  expect(await city.ok('custodian', 'list')).toMatch(/^lifts +管理所 · Office\n/)
  expect(await city.ok('kinds', 'list')).toMatch(/\nlift +load inspected +电梯 · Lift\n/)
})

test('hefu things says in one line what is wrong', async () => {
  const city = await things()
  expect(await city.hefu('import', '/no/such.csv')).toMatchObject({ code: 2, err: /^hefu: import-unreadable: / })
  expect(await city.hefu('import', '/no/such')).toMatchObject({ code: 2, err: /^hefu: usage: .*--format/ })
  const headless = await city.file('x.csv', 'a,b\n')
  expect(await city.hefu('import', headless)).toMatchObject({ code: 2, err: /^hefu: import-header: / })
  const kind = await city.file('kind.json', '{"id":"Lift"}')
  expect(await city.hefu('kinds', 'add', kind)).toMatchObject({ code: 2, err: /^hefu: invalid-kind: id: / })
  const again = ['custodian', 'add', 'lifts', '--name', 'Other', '--name-zh', '他所']
  expect(await city.hefu(...again)).toMatchObject({ code: 2, err: /^hefu: usage: .*--new-key/ })
  expect((await city.hefu(...again, '--new-key')).code).toBe(0)
  const taken = await city.hefu('export', '--save', headless)
  expect(taken).toMatchObject({ code: 1, err: /^hefu: not-saved: / })
})

test('an import that is killed at any moment goes on: every thing once, every refusal in the report', async () => {
  const COUNT = 40_000
  const city = await things()
  const lines = [...syntheticThings(COUNT)].map((thing, i) => (i % 97 === 5 ? '{"id":"lost"' : JSON.stringify(thing)))
  // The same id again, far behind the first one: a process that goes on has to know it too.
  const [first] = lines
  lines.push(first ?? '')
  const path = await city.file('many.jsonl', lines.join('\n'))
  const { kills, out } = await runKilled(['things', 'import', path, ...city.at, '--json'], city.environment, 5)
  const refused = lines.filter((line) => line === '{"id":"lost"').length + 1
  const result = JSON.parse(out)
  expect(result).toMatchObject({ records: COUNT + 1, added: COUNT + 1 - refused, refused, finished: true })
  // A run may end before it is killed; the first few do not.
  expect(kills).toBeGreaterThanOrEqual(2)
  expect(result.resumedAfter).toBeGreaterThan(0)

  const exported = (await city.ok('export', '--format', 'jsonl')).trim().split('\n')
  const expected = lines.slice(0, -1).filter((line) => line !== '{"id":"lost"')
  expect(exported.map((line) => JSON.parse(line).id)).toEqual(expected.map((line) => JSON.parse(line).id).toSorted())
  const report = (await readFile(`${path}.refused.csv`, 'utf8')).trim().split('\n').slice(1)
  expect(report).toEqual([
    ...lines.flatMap((line, i) => (line === '{"id":"lost"' ? [`${i + 1},,unreadable`] : [])),
    `${COUNT + 1},id,repeated-id`,
  ])
  const again = JSON.parse((await city.hefu('import', path, '--json')).out)
  expect(again).toMatchObject({ records: COUNT + 1, added: 0, changed: 0, resumedAfter: 0 })
}, 180_000)
