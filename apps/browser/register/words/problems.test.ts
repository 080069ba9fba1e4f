import { LANGUAGES } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import type { BrowserErrorCode } from '../../error.ts'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { problemInWords } from './problems.ts'

const ALARMS: readonly BrowserErrorCode[] = ['register-forked', 'register-rolled-back', 'register-forged']

describe.each(LANGUAGES)('in %s', (language) => {
  test('each alarm says what is wrong, and to whom to take the evidence', () => {
    overwriteGetLocale(() => language)
    const texts = ALARMS.map((code) => problemInWords(code).text)
    expect(new Set(texts).size).toBe(ALARMS.length)
    for (const text of texts) expect(text).toMatch(language === 'en' ? /data protection authority/ : /个人信息保护部门/)
  })

  test('a network that is away is no alarm', () => {
    overwriteGetLocale(() => language)
    expect(problemInWords('offline').title).not.toBe(problemInWords('register-forged').title)
    expect(problemInWords('bundle-unwitnessed').text).not.toBe(problemInWords('bundle-refused').text)
  })
})
