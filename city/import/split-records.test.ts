import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCell } from './csv-cell.ts'
import { csvFields } from './csv-fields.ts'
import { recordSplitter, type TextRecord } from './split-records.ts'

function split(pieces: readonly string[], quoted = true): TextRecord[] {
  const splitter = recordSplitter(quoted)
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
}

const good = (line: number, text: string) => ({ line, text })
const lost = (line: number) => ({ line, lost: 'unreadable' })

describe('records of a text', () => {
  test.each([
    ['lines', 'a\nb\n', [good(1, 'a'), good(2, 'b')]],
    ['lines of Windows, and none at the end', 'a\r\nb', [good(1, 'a'), good(2, 'b')]],
    ['empty lines are passed over', 'a\n\n\r\nb\n', [good(1, 'a'), good(4, 'b')]],
    ['a line break within quotes', 'a,"x\ny"\nb\n', [good(1, 'a,"x\ny"'), good(3, 'b')]],
    ['a quote within quotes', 'a,"x""\ny"\nb\n', [good(1, 'a,"x""\ny"'), good(3, 'b')]],
    [
      'a forgotten quote at the end costs its record alone',
      'a\nb,"x\nc\nd',
      [good(1, 'a'), lost(2), good(3, 'c'), good(4, 'd')],
    ],
  ])('%s', (_, text, records) => expect(split([text])).toEqual(records))

  test('a forgotten quote in the midst of a long file costs one record', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `${i},name`)
    lines[7] = '7,"name'
    const records = split([lines.join('\n')])
    expect(records.filter((record) => 'lost' in record)).toEqual([lost(8)])
    expect(records).toHaveLength(500)
  })

  test('a record that is too large costs itself, wherever it is cut', () => {
    const large = 'x'.repeat(100_000)
    for (const size of [100, 1_000, 40_000, 1_000_000]) {
      const text = `a\n${large}\nb\n"${large}\n${large}"\nc\n`
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      for (const quoted of [true, false]) {
        const records = split(pieces, quoted)
        expect(records.flatMap((record) => ('text' in record ? [`${record.line} ${record.text}`] : []))).toEqual([
          '1 a',
          '3 b',
          '6 c',
        ])
        expect(records.filter((record) => 'lost' in record)).toEqual(
          [2, 4, 5].map((line) => ({ line, lost: 'too-large' })),
        )
      }
    }
  })

  test('where a text is cut makes no difference', () => {
    const character = fc.constantFrom('a', 'b', ',', '"', '\n', '\r\n', '人')
    fc.assert(
      fc.property(fc.array(character, { maxLength: 80 }), fc.array(fc.nat(80), { maxLength: 5 }), (parts, cuts) => {
        const text = parts.join('')
        const at = [0, ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end))
        for (const quoted of [true, false]) expect(split(pieces, quoted)).toEqual(split([text], quoted))
      }),
    )
  })

  test('what is written as CSV is read as it was, and as csv-parse reads it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '=', "'", '-', '人', '\\'), maxLength: 8 })
    // A row of one empty cell is an empty line.
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, (table) => {
        const text = table.map((row) => `${row.map(writeCell).join(',')}\n`).join('')
        const read = split([text]).map((record) => csvFields('text' in record ? record.text : ''))
        expect(read).toEqual(parse(text, { relax_column_count: true }))
      }),
    )
  })
})

describe('fields of a record', () => {
  test.each(['a"b,c', '"a"b,c', '"a', 'a,"', '""",x'])('%s is refused', (text) => expect(csvFields(text)).toBeNull())
  test.each([
    ['a,b', ['a', 'b']],
    ['', ['']],
    ['"a,b",""', ['a,b', '']],
    ['"a""b",', ['a"b', '']],
  ])('%s is read', (text, fields) => expect(csvFields(text)).toEqual(fields))
})
