import { REFUSAL_REASONS } from '@hefu/gate'
import { LANGUAGES, type Language, type Service } from '@hefu/standard'
import { syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { problemInWords } from './problems.ts'
import { reasonInWords } from './reasons.ts'

let metro: Service
let pool: Service

beforeAll(async () => {
  const { services } = await syntheticCity('words')
  metro = services.metro
  pool = services.pool
})

describe.each(LANGUAGES)('in %s', (language: Language) => {
  test.each(REFUSAL_REASONS)('"%s" says why, and what to do now, in a line each', (reason) => {
    overwriteGetLocale(() => language)
    for (const service of [metro, pool]) {
      const words = reasonInWords(reason, service)
      expect(words.reason.length).toBeGreaterThan(3)
      expect(words.reason.length).toBeLessThanOrEqual(language === 'en' ? 50 : 20)
      expect(words.next.length).toBeLessThanOrEqual(language === 'en' ? 95 : 40)
      expect(words.next).not.toBe(words.reason)
      expect(words.next).toMatch(/[。.]$/)
    }
  })

  test('every reason has words of its own', () => {
    overwriteGetLocale(() => language)
    const said = REFUSAL_REASONS.map((reason) => reasonInWords(reason, metro).reason)
    expect(new Set(said).size).toBe(REFUSAL_REASONS.length)
  })

  test('a pass for another place is told which one to choose', () => {
    overwriteGetLocale(() => language)
    expect(reasonInWords('wrong-service', pool).next).toContain(pool.name[language])
  })

  test('where a holder is admitted once a day or a month, "seen" says so', () => {
    overwriteGetLocale(() => language)
    const month: Service = { ...pool, scope: 'month' }
    const said = [metro, pool, month].map((service) => reasonInWords('seen', service).reason)
    expect(new Set(said).size).toBe(3)
  })

  test('a problem has a title and a text', () => {
    overwriteGetLocale(() => language)
    for (const code of ['offline', 'engine-failed', 'key-not-registered', 'camera-in-use'] as const) {
      const { title, text } = problemInWords(code)
      expect([title, text].every((words) => words.length > 3)).toBe(true)
    }
  })
})
