import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a file', () => {
  test('may have its columns in any order, quotes, empty lines and any line end', () => {
    const file = readCsv(utf8('﻿band, candidate ,x\r\n"a","1,2",\n\nb,3,4'), ['candidate', 'band'])
    if ('fault' in file) throw new Error(file.fault)
    expect(file.rows.map((row) => [row.line, row.text('candidate'), row.text('band')])).toEqual([
      [2, '1,2', 'a'],
      [4, '3', 'b'],
    ])
  })

  test('of which a row cannot be read loses that row alone', () => {
    const file = readCsv(utf8('candidate\n"1\n2\n3,4\n5'), ['candidate'])
    expect(file).toMatchObject({
      refused: [
        { line: 2, field: '', reason: 'unreadable' },
        { line: 4, field: '', reason: 'wrong-columns' },
      ],
    })
    expect('rows' in file && file.rows.map((row) => row.text('candidate'))).toEqual(['2', '5'])
  })

  test('may be in the encoding of older office programs', () => {
    const gb18030 = [0xb5, 0xda, 0xd2, 0xbb, 0xd6, 0xd0, 0xd1, 0xa7]
    const file = readCsv(Uint8Array.of(0x61, 0x0a, ...gb18030), ['a'])
    expect('rows' in file && file.rows[0]?.text('a')).toBe('第一中学')
  })

  test('without a column, or that is no text, is not begun with', () => {
    expect(readCsv(utf8('candidate\n1'), ['candidate', 'total'])).toEqual({
      fault: 'columns-missing',
      missing: ['total'],
    })
    expect(readCsv(Uint8Array.of(0xff, 0xff, 0x00), ['a'])).toEqual({ fault: 'not-text' })
  })
})
