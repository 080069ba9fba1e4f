import { expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { problemInWords, ruleInWords } from './problems.ts'

overwriteGetLocale(() => 'en')

test.each(['self-approval', 'identifies-openly', 'end-too-far', 'too-few-officers', 'receipt-differs'])(
  'the rule %s is said in plain words, and not by its code',
  (code) => {
    expect(ruleInWords(code)).not.toBe(problemInWords('something else').text)
    expect(ruleInWords(code)).not.toContain(code)
  },
)

test('who is away, who signs in wrongly and whose passkey fails is told apart', () => {
  const codes = ['other-officer', 'no-officer-account', 'not-an-officer', 'passkey-unavailable', 'passkey-cancelled']
  expect(new Set(codes.map((code) => problemInWords(code).text)).size).toBe(codes.length)
})

test('a log that is unsure asks to look before deciding again', () => {
  expect(problemInWords('log-unsure').text).toMatch(/see whether the register has it already/)
})
