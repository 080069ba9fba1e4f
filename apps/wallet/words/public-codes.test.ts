import { LANGUAGES, type PublicCodeReason } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { ageInWords, cautionInWords, refusalInWords, subjectInWords } from './public-codes.ts'

const REASONS: Readonly<Record<PublicCodeReason, true>> = {
  unsigned: true,
  malformed: true,
  'unknown-host': true,
  'look-alike-host': true,
  'unknown-key': true,
  'key-ended': true,
  'other-key': true,
  'bad-signature': true,
}

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => overwriteGetLocale(() => language))

  test('every refusal has words of its own, and none that only whoever wrote this understands', () => {
    const words = (Object.keys(REASONS) as PublicCodeReason[]).map(refusalInWords)
    for (const part of ['title', 'wrong'] as const) {
      expect(new Set(words.map((each) => each[part])).size).toBe(words.length)
    }
    for (const { title, wrong } of words) {
      expect(`${title}${wrong}`).not.toMatch(/Ed25519|base64|undefined|\{|URL/)
      if (language === 'zh-CN') expect(`${title}${wrong}`).not.toMatch(/[a-z]/i)
    }
  })

  test('a genuine code is called one, and says what is left to compare', () => {
    const [thing, organisation] = [subjectInWords('thing'), subjectInWords('organisation')]
    expect(thing.genuine).toMatch(/genuine|真码/)
    expect(thing.kind).not.toBe(organisation.kind)
    expect(thing.compare).not.toBe(organisation.compare)
  })

  test('each oddity of an address has words of its own', () => {
    const words = (['other-letters', 'before-at', 'number', 'not-encrypted'] as const).map(cautionInWords)
    expect(new Set(words).size).toBe(4)
  })

  test('an age counts what has passed, and not what has begun', () => {
    expect(ageInWords(8.9 * 86_400)).toMatch(/^8/)
  })
})
