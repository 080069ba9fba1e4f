import { LANGUAGES } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import type { TaskRefusal } from '../scan/judge-task.ts'
import { dayInWords, officersInWords, taskRefusalInWords } from './task-codes.ts'

const REASONS: Readonly<Record<TaskRefusal, true>> = {
  malformed: true,
  'unknown-version': true,
  'unknown-authority': true,
  'key-ended': true,
  forged: true,
  'other-day': true,
}

describe.each(LANGUAGES)('in %s', (language) => {
  beforeEach(() => overwriteGetLocale(() => language))

  test('every refusal has words of its own, and none that only whoever wrote this understands', () => {
    const words = (Object.keys(REASONS) as TaskRefusal[]).map((reason) => taskRefusalInWords(reason, '2026-11-30'))
    for (const part of ['title', 'wrong'] as const) {
      expect(new Set(words.map((each) => each[part])).size).toBe(words.length)
    }
    for (const { title, wrong } of words) {
      expect(`${title}${wrong}`).not.toMatch(/Ed25519|base45|undefined|\{/)
      if (language === 'zh-CN') expect(`${title}${wrong}`).not.toMatch(/[a-z]/i)
    }
  })

  test('a code of another day says of which', () => {
    expect(taskRefusalInWords('other-day', '2026-11-30').wrong).toContain(dayInWords('2026-11-30'))
  })

  test('the number of officers is named, and one is not several', () => {
    expect(officersInWords(3)).toContain('3')
    expect(officersInWords(1)).not.toBe(officersInWords(2).replace('2', '1'))
  })
})
