import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isDay } from '../time/city-time.ts'
import { type CardColumns, readCardFile } from './read-card-file.ts'

interface Terms {
  readonly zone: string
  readonly validUntil: string
}
const PERMITS: CardColumns<Terms> = { columns: ['zone'], shape: z.object({ zone: z.string().min(1).max(3) }) }
const utf8 = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))

test('a file of cards gives the cards, and says of every other row which column is wrong', () => {
  const file = readCardFile(
    utf8(
      'valid-until,number,pin,zone',
      '2030-12-31,TC-0000-0001,246813,A',
      '2030-12-31,ＴＣ 0000 0002,２４６８,B',
      '2030-12-31,tc00000001,1111,A',
      '2030-02-30,TC-0000-0003,246813,A',
      '2030-12-31,!,246813,A',
      '2030-12-31,TC-0000-0004,24,A',
      '2030-12-31,TC-0000-0005,246813,ABCD',
      '2030-12-31,TC-0000-0006,246813,',
      '2030-12-31,TC-0000-0007',
    ),
    PERMITS,
  )
  if ('fault' in file) throw new Error(file.fault)
  expect(file.cards).toEqual([
    { number: 'TC-0000-0001', pin: '246813', terms: { zone: 'A', validUntil: '2030-12-31' }, validUntil: '2030-12-31' },
    { number: 'TC 0000 0002', pin: '2468', terms: { zone: 'B', validUntil: '2030-12-31' }, validUntil: '2030-12-31' },
  ])
  expect(file.refused.map(({ line, field, reason }) => `${line} ${field} ${reason}`)).toEqual([
    '4 number repeated',
    '5 valid-until not-a-date',
    '6 number malformed',
    '7 pin malformed',
    '8 zone malformed',
    '9 zone missing',
    '10  wrong-columns',
  ])
})

test('a file without a column is not begun with', () => {
  expect(readCardFile(utf8('number,pin', '1,2'), PERMITS)).toEqual({
    fault: 'columns-missing',
    missing: ['zone', 'valid-until'],
  })
})

test('no file is more than cards and rows that are refused', () => {
  const cell = fc.oneof(fc.constantFrom('TC-1111', '1234', 'A', '2030-12-31', '', '"'), fc.string({ maxLength: 12 }))
  const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(','))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const file = readCardFile(utf8('number,pin,zone,valid-until', ...lines), PERMITS)
      if ('fault' in file) throw new Error(file.fault)
      const rows = lines
        .join('\n')
        .split(/\r\n|\n|\r/)
        .filter((row) => row.trim() !== '')
      expect(file.cards.length + file.refused.length).toBe(rows.length)
      for (const { validUntil, terms } of file.cards)
        expect([isDay(validUntil), terms.validUntil]).toEqual([true, validUntil])
    }),
  )
})
