import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokensOf } from './tokens.ts'

describe('what a thing is found by', () => {
  test.each([
    ['2号电梯', ['2', '号电', '电梯']],
    ['Lift 2, Renmin Rd', ['lift', '2', 'renmin', 'rd']],
    ['Café ÉCLAIR', ['cafe', 'eclair']],
    ['ＬＩＦＴ　２', ['lift', '2']],
    ['lift-00042', ['lift', '00042']],
    ['井', ['井']],
    ['人民路12号Lift井', ['人民', '民路', '12', '号', 'lift', '井']],
    ['ガス', ['ガス']],
    ['', []],
    ['—— , !', []],
    ['𠮷野家', ['𠮷野', '野家']],
  ])('%j: %j', (text, tokens) => expect(tokensOf(text)).toEqual(tokens))

  test('a name is found by each part of it', () => {
    const characters = fc.string({
      unit: fc.constantFrom(...'人民路号电梯消火栓滨江西湖'),
      minLength: 2,
      maxLength: 20,
    })
    fc.assert(
      fc.property(characters, fc.nat(), fc.nat(), (name, a, b) => {
        const length = [...name].length
        const start = a % (length - 1)
        const part = [...name].slice(start, start + 2 + (b % (length - 1)))
        const tokens = new Set(tokensOf(name))
        expect(tokensOf(part.join('')).every((token) => tokens.has(token))).toBe(true)
      }),
    )
  })

  test('case, accents, width and order of the words make no difference', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,12}$/), { maxLength: 8 }), (words) => {
        const straight = tokensOf(words.join(' ')).toSorted()
        expect(tokensOf(words.toReversed().join(', ').toUpperCase()).toSorted()).toEqual(straight)
        expect(tokensOf(words.join('\u0301 ')).toSorted()).toEqual(straight)
      }),
    )
  })

  test('whatever the text: few tokens, short, of letters and digits, each once, and themselves again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const tokens = tokensOf(text)
        expect(tokens.length).toBeLessThanOrEqual(64)
        expect(new Set(tokens).size).toBe(tokens.length)
        for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}]{1,32}$/u)
      }),
    )
  })
})
