import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCell, writeCell } from './csv-cell.ts'

test.each(['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1"])(
  '%j is no formula of a spreadsheet',
  (text) => {
    const written = writeCell(text)
    expect(written.replace(/^"/, '')).toMatch(/^'/)
  },
)

test('a cell is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('', '=', "'", "'=", '@', "''"),
      (text, before) => {
        const written = writeCell(before + text)
        const unquoted = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
        expect(readCell(unquoted)).toBe(before + text)
      },
    ),
  )
})
