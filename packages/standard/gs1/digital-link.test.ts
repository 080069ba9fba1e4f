import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GS1_KEYS } from './application-identifiers.ts'
import { gs1CheckDigit, hasGs1CheckDigit } from './check-digit.ts'
import { canonicalGs1Path, type Gs1Id, gs1PathsOf, parseGs1Path, writeGs1Path } from './digital-link.ts'

/** Every character that a GS1 value may have. */
const SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

describe('a GS1 check digit', () => {
  test.each(['09506000134352', '9506000134352', '4012345000009', '96385074', '614141123452'])(
    'holds in %s',
    (digits) => {
      expect(hasGs1CheckDigit(digits)).toBe(true)
    },
  )

  test('holds for no other last digit, and finds every single digit that is wrong', () => {
    const number = '09506000134352'
    for (let at = 0; at < number.length; at++) {
      for (const digit of '0123456789') {
        const other = number.slice(0, at) + digit + number.slice(at + 1)
        expect(hasGs1CheckDigit(other)).toBe(other === number)
      }
    }
  })
})

describe('the path of a GS1 Digital Link', () => {
  test('names a key, and qualifiers in their order', () => {
    expect(parseGs1Path('/01/09506000134352/22/2A/10/ABC1/21/12345')).toEqual({
      outcome: 'read',
      id: {
        key: '01',
        value: '09506000134352',
        qualifiers: [
          ['22', '2A'],
          ['10', 'ABC1'],
          ['21', '12345'],
        ],
      },
    })
  })

  test.each([
    ['/01/9506000134352', '/01/09506000134352'],
    ['/01/96385074', '/01/00000096385074'],
    ['/01/09506000134352/21/a%2fb', '/01/09506000134352/21/a%2Fb'],
    ['/414/9506000134352/254/%41+1', '/414/9506000134352/254/A%2B1'],
    ['/8004/4012345ABCD-123', '/8004/4012345ABCD-123'],
    ['/8003/04012345111118988', '/8003/04012345111118988'],
    ['/417/4012345000009', '/417/4012345000009'],
  ])('%s has the one form %s', (path, form) => {
    expect(canonicalGs1Path(path)).toBe(form)
  })

  test.each([
    ['/', 'malformed'],
    ['/01', 'malformed'],
    ['/01/09506000134352/', 'malformed'],
    ['/01/09506000134352/21', 'malformed'],
    ['01/09506000134352', 'malformed'],
    ['/8004/%E0%A4%A', 'malformed'],
    [`/8004/4012${'%41'.repeat(200)}`, 'malformed'],
    ['/gtin/09506000134352', 'unknown-key'],
    ['/__proto__/09506000134352', 'unknown-key'],
    ['/00/095060001343520004', 'unknown-key'],
    ['/01/09506000134353', 'bad-value'],
    ['/01/0950600013435', 'bad-value'],
    ['/01/9506000134352x', 'bad-value'],
    ['/414/4012345000008', 'bad-value'],
    ['/8003/14012345111118988', 'bad-value'],
    ['/8004/ABCD', 'bad-value'],
    ['/8004/4012345%E7%94%B5%E6%A2%AF', 'bad-value'],
    ['/8004/4012345%00', 'bad-value'],
    [`/8004/4012${'A'.repeat(27)}`, 'bad-value'],
    ['/01/09506000134352/21/1/10/A', 'bad-qualifier'],
    ['/01/09506000134352/21/1/21/2', 'bad-qualifier'],
    ['/01/09506000134352/254/1', 'bad-qualifier'],
    [`/01/09506000134352/21/${'1'.repeat(21)}`, 'bad-qualifier'],
    ['/8004/4012345A/21/1', 'bad-qualifier'],
  ])('%s is none: %s', (path, reason) => {
    expect(parseGs1Path(path)).toEqual({ outcome: 'refused', reason })
  })

  test('is written as it is read, whatever may stand in it', () => {
    const characters = fc.string({ unit: fc.constantFrom(...SET_82), minLength: 1, maxLength: 20 })
    const gtin = fc.stringMatching(/^\d{13}$/).map((digits) => `${digits}${gs1CheckDigit(digits)}`)
    const id: fc.Arbitrary<Gs1Id> = fc.oneof(
      fc.tuple(gtin, fc.option(characters), fc.option(characters)).map(([value, lot, serial]) => ({
        key: '01',
        value,
        qualifiers: [...(lot ? [['10', lot] as const] : []), ...(serial ? [['21', serial] as const] : [])],
      })),
      characters.map((own) => ({ key: '8004', value: `4012345${own}`, qualifiers: [] })),
    )
    fc.assert(
      fc.property(id, (given) => {
        const path = writeGs1Path(given)
        expect(path).toMatch(/^[A-Za-z0-9._~%/-]+$/)
        expect(parseGs1Path(path)).toEqual({ outcome: 'read', id: given })
      }),
    )
  })

  test('is never anything else, whatever comes', () => {
    const segment = fc.oneof(fc.constantFrom(...Object.keys(GS1_KEYS), '10', '21', ''), fc.string({ maxLength: 40 }))
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 9 }), (segments) => {
        const read = parseGs1Path(`/${segments.join('/')}`)
        if (read.outcome === 'read') expect(canonicalGs1Path(writeGs1Path(read.id))).toBe(writeGs1Path(read.id))
      }),
    )
  })

  test('is not written for what is no key', () => {
    expect(() => writeGs1Path({ key: '01', value: '09506000134353', qualifiers: [] })).toThrow('no GS1 key')
  })
})

test('what is known by its key is found by a path that says more', () => {
  const read = parseGs1Path('/01/09506000134352/10/ABC1/21/12345')
  expect(read.outcome === 'read' && gs1PathsOf(read.id)).toEqual([
    '/01/09506000134352/10/ABC1/21/12345',
    '/01/09506000134352/10/ABC1',
    '/01/09506000134352',
  ])
})
