import { readFileSync } from 'node:fs'
import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { openServiceDatabase } from '@hefu/service-kit'
import { Marc, type MarcField, type MarcRecord, Record } from 'marcjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIBRARY_MIGRATIONS } from '../migrations/migrations.ts'
import type { LibraryTables } from '../tables.ts'
import { importCatalogue } from './import-catalogue.ts'
import { readMarc } from './read-marc.ts'
import { recordView, searchCatalogue } from './search-catalogue.ts'
import { syntheticCatalogue, toExchangeFile, toXmlFile } from './synthetic/synthetic-catalogue.ts'

let opened: OpenDatabase<LibraryTables>
beforeAll(async () => {
  opened = await openServiceDatabase<LibraryTables>(await createTestDatabase(), LIBRARY_MIGRATIONS)
})
afterAll(() => opened.close())

const utf8 = new TextEncoder()
const bytes = (text: string): Uint8Array => utf8.encode(text)
const records = syntheticCatalogue()

function recordOf(fields: readonly MarcField[]): MarcRecord {
  const record = new Record()
  record.leader = '00000nam a2200000   4500'
  record.fields = [...fields]
  return record
}
const NUMBER: MarcField = ['001', 'x1']
const TITLE: MarcField = ['245', '10', 'a', '书名 /']
const copy = (item: string): MarcField => ['852', '  ', 'b', '架', 'p', item]
const importOf = (text: string) => importCatalogue(opened.database, bytes(text))
const reasons = async (text: string) => (await importOf(text)).refused.map(({ position, reason }) => [position, reason])

describe('files of records', () => {
  test('are as the script writes them', () => {
    const file = (name: string) => readFileSync(new URL(`./synthetic/${name}`, import.meta.url), 'utf8')
    expect(file('catalogue.mrc')).toBe(toExchangeFile(records.slice(0, 260)))
    expect(file('catalogue.xml')).toBe(toXmlFile(records.slice(260)))
  })

  test('say the same in both formats', () => {
    const few = records.slice(0, 20)
    const fieldsOf = (file: string) => readMarc(bytes(file)).map((record) => 'fields' in record && record.fields)
    expect(fieldsOf(toXmlFile(few))).toEqual(fieldsOf(toExchangeFile(few)))
    expect(fieldsOf(toExchangeFile(few))).toEqual(few.map(({ fields }) => fields))
  })

  test('in MARCXML may have prefixes, other quotes, comments and any order of attributes', () => {
    const xml = `<m:collection xmlns:m="http://www.loc.gov/MARC21/slim"><!-- two --><m:record>
      <m:leader>00000nam a2200000   4500</m:leader><m:controlfield tag='001'>x&amp;1</m:controlfield>
      <m:datafield ind2='0' ind1='1' tag='245'><!-- title --><m:subfield code="a">Cats &amp; 猫</m:subfield></m:datafield>
    </m:record></m:collection>`
    expect(readMarc(bytes(xml))).toMatchObject([
      {
        fields: [
          ['001', 'x&1'],
          ['245', '10', 'a', 'Cats & 猫'],
        ],
      },
    ])
  })

  test.each(['', 'a list of books', '<html></html>', '%PDF-1.7'])('of something else are not read: %j', (text) => {
    expect(() => readMarc(bytes(text))).toThrow(expect.objectContaining({ code: 'not-marc' }))
  })
})

describe('an import', () => {
  test('takes all of the synthetic catalogue, and again without a second copy of it', async () => {
    const file = toExchangeFile(records.slice(0, 30))
    const first = await importOf(file)
    expect(first).toMatchObject({ records: 30, taken: 30, refused: [] })
    expect(await importOf(file)).toEqual(first)
    expect(await opened.database.selectFrom('catalogue_record').select('number').execute()).toHaveLength(30)
  })

  const good = Marc.format(recordOf([NUMBER, TITLE]), 'iso2709')
  test.each([
    ['cut off', good.slice(0, -5)],
    ['with another length', `00999${good.slice(5)}`],
    ['with a directory that leads elsewhere', good.replace('0010003', '0010009')],
  ])('goes on behind a record %s', async (_, broken) => {
    expect(await reasons(`${good}${broken}\x1d${toExchangeFile(records.slice(0, 1))}`)).toContainEqual([2, 'malformed'])
    expect(await recordView(opened.database, 'hf000001')).not.toBeNull()
  })

  test.each([
    ['no-number', [recordOf([TITLE])]],
    ['no-title', [recordOf([NUMBER])]],
    ['too-long', [recordOf([NUMBER, ['245', '10', 'a', '长'.repeat(501)]])]],
    ['bad-item', [recordOf([NUMBER, TITLE, copy('书 1')])]],
    ['item-taken', [recordOf([NUMBER, TITLE, copy('c1'), copy('c1')])]],
    ['item-taken', [recordOf([NUMBER, TITLE, copy('bk-00001a')])]],
  ] as const)('says of a record: %s', async (reason, marc) => {
    expect(await reasons(toExchangeFile(marc))).toEqual([[1, reason]])
    expect(await reasons(toXmlFile(marc))).toEqual([[1, reason]])
  })

  test('says which of two records with one number is refused', async () => {
    expect(await reasons(toExchangeFile([recordOf([NUMBER, TITLE]), recordOf([NUMBER, TITLE])]))).toEqual([
      [2, 'number-twice'],
    ])
  })

  test('does not guess at other character sets', async () => {
    const marc8 = Buffer.from(good.replace('nam a', 'nam  '))
    expect((await importCatalogue(opened.database, marc8)).refused).toMatchObject([{ reason: 'not-utf8' }])
    const latin = Buffer.from(Marc.format(recordOf([NUMBER, ['245', '10', 'a', 'Cafe']]), 'iso2709'))
    latin[latin.indexOf('Cafe') + 3] = 0xe9
    expect((await importCatalogue(opened.database, latin)).refused).toMatchObject([{ reason: 'not-utf8' }])
  })

  test.each([
    ['an element that is not MARC', '<b>x</b>'],
    ['text between fields', 'text'],
    [
      'a field within a field',
      '<datafield tag="245" ind1=" " ind2=" "><datafield tag="246" ind1=" " ind2=" "></datafield></datafield>',
    ],
    ['a tag of letters', '<controlfield tag="xyz">1</controlfield>'],
    ['a section that is not parsed', '<![CDATA[x]]>'],
  ])('refuses a record with %s', async (_, inside) => {
    const xml = `<collection><record><leader>00000nam a2200000   4500</leader>${inside}</record></collection>`
    expect(await reasons(xml)).toEqual([[1, 'malformed']])
  })
})

describe('a search', () => {
  test('finds what has each of the words, in either language', async () => {
    await importOf(toExchangeFile(records))
    const titles = async (words: string) =>
      (await searchCatalogue(opened.database, { words })).records.map(({ title }) => title)
    expect(await titles('星空 十二讲')).toEqual(['星空十二讲'])
    expect(await titles('night sky twelve')).toEqual(['星空十二讲'])
    expect(await titles('甄虚构 鸟类')).not.toEqual([])
    expect(await titles('没有这本书')).toEqual([])
  })

  test('goes on page by page, and can be of free copies alone', async () => {
    const [first, second] = [
      await searchCatalogue(opened.database, { words: '' }),
      await searchCatalogue(opened.database, { words: '', page: 1 }),
    ]
    expect([first.records.length, first.isLast]).toEqual([20, false])
    expect(first.records.some(({ number }) => second.records.some((each) => each.number === number))).toBe(false)
    const words = '星空 十二讲'
    const [found] = (await searchCatalogue(opened.database, { words })).records
    await opened.database
      .updateTable('copy')
      .set({ missing: true })
      .where('record', '=', found?.number ?? '')
      .execute()
    expect((await searchCatalogue(opened.database, { words, freeOnly: true })).records).toEqual([])
  })
})
