import { LANGUAGES, MANDATE_POWERS, powerIndex } from '@hefu/standard'
import { MANDATED } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { mandateInWords } from './mandates.ts'
import { problemInWords } from './problems.ts'

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => overwriteGetLocale(() => language))

  test('a mandate says for whom, in what, how far and how long', () => {
    const { organisation, id, powers, cap, until } = mandateInWords({ values: MANDATED })
    expect([organisation, id, cap]).toEqual([MANDATED[1], MANDATED[0], MANDATED[7]])
    expect(powers).toHaveLength(2)
    expect(until).toMatch(/2027/)
  })

  test('each power has words of its own', () => {
    const all = MANDATE_POWERS.reduce((values, power) => values.with(powerIndex(power), true), MANDATED)
    expect(new Set(mandateInWords({ values: all }).powers).size).toBe(MANDATE_POWERS.length)
  })

  test('without a cap and an end it says so', () => {
    const { cap, until } = mandateInWords({ values: MANDATED.with(7, null).with(8, null) })
    expect(cap).toBeNull()
    expect(until).not.toMatch(/null|Invalid|undefined/)
  })

  test('each end of a mandate has words of its own', () => {
    const codes = ['mandate-ended', 'grant-redeemed', 'grant-unknown', 'other-city'] as const
    for (const part of ['title', 'text'] as const) {
      expect(new Set(codes.map((code) => problemInWords(code)[part])).size).toBe(codes.length)
    }
  })
})
