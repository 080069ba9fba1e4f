import { readFileSync } from 'node:fs'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import { sharedVectors } from '../../tools/shared-vectors.ts'
import { isLei } from './lei.ts'
import { judgeUscc } from './uscc.ts'

const vectors = sharedVectors('uscc')
const lines = (file: string): string[] => readFileSync(`${vectors}/${file}`, 'utf8').trim().split('\n')
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

describe.skipIf(!vectors)('codes of companies that exist (shared vectors)', () => {
  test('are good', () => {
    const codes = lines('valid.txt')
    expect(codes.length).toBeGreaterThan(20)
    for (const code of codes) expect([code, judgeUscc(code)]).toEqual([code, 'good'])
  })

  test('that are none are refused, and doubted where only the check digit is wrong', () => {
    for (const line of lines('invalid.tsv')) {
      const [code = '', why] = line.split('\t')
      expect([code, judgeUscc(code)]).toEqual([code, why === 'check digit' ? 'doubted' : 'malformed'])
    }
  })
})

describe('a unified social credit code', () => {
  test('has one check digit of 31 that is right, as another implementation finds it', () => {
    const front = '91340600MA2PBPMA7'
    const good = [...CHARACTERS].filter((character) => judgeUscc(front + character) === 'good')
    expect(good).toHaveLength(1)
    expect(stdnum.CN?.uscc?.validate(front + good[0]).isValid).toBe(true)
  })

  test.each([
    ['N2340600MA2PBPMA7', 'of a rural collective'],
    ['Y1340600MA2PBPMA7', 'of another authority'],
  ])('%s is one too: %s', (front) => {
    expect(
      [...CHARACTERS].map((character) => judgeUscc(front + character)).filter((verdict) => verdict === 'good'),
    ).toHaveLength(1)
  })

  test.each([
    '',
    '91340600ma2pbpma7b',
    '91340600MA2PBPMA7B1',
    '9134060OMA2PBPMA7B',
    '9134 600MA2PBPMA7B',
    '91340600MA2PBPMA7I',
  ])('%j is malformed', (code) => {
    expect(judgeUscc(code)).toBe('malformed')
  })
})

describe('a Legal Entity Identifier', () => {
  test.each(['529900T8BM49AURSDO55', '213800WAVVOPS85N2205'])('%s holds', (lei) => {
    expect(isLei(lei)).toBe(true)
  })

  test.each(['529900T8BM49AURSDO56', '529900T8BM49AURSDO5', '529900t8bm49aursdo55', ''])('%j does not', (lei) => {
    expect(isLei(lei)).toBe(false)
  })
})
