import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES } from '@hefu/standard'
import { expect, test } from 'vitest'

const APP = join(import.meta.dirname, '..')
const messages = Object.fromEntries(
  LANGUAGES.map((language) => {
    const { $schema: _, ...texts } = JSON.parse(readFileSync(join(APP, 'messages', `${language}.json`), 'utf8'))
    return [language, texts as Record<string, string>]
  }),
)
const chinese = messages['zh-CN'] ?? {}
const english = messages.en ?? {}

/** What the app's sources ask for. */
const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^(dist|node_modules|paraglide)\//.test(path))
  .map((path) => readFileSync(join(APP, path), 'utf8'))
  .join('\n')

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
}

test('every message is written in both languages, in the same order', () => {
  expect(Object.keys(english)).toEqual(Object.keys(chinese))
})

test('every message is used', () => {
  const unused = Object.keys(chinese).filter((key) => !new RegExp(`\\b${key}\\b`).test(sources))
  expect(unused).toEqual([])
})

test('every message says something in each language, with the same things filled in', () => {
  for (const key of Object.keys(chinese)) {
    for (const text of [chinese[key], english[key]]) expect(text, key).toMatch(/^\S(.*\S)?$/)
    expect(placeholders(english[key]), key).toEqual(placeholders(chinese[key]))
  }
})

test('Chinese is Chinese, with its own punctuation, and English is English', () => {
  for (const key of Object.keys(chinese)) {
    expect(chinese[key], key).toMatch(/[\u4e00-\u9fff]/)
    expect(chinese[key], key).not.toMatch(/[\u4e00-\u9fff][,;:?!()]|[\u4e00-\u9fff]\.(?!\w)/)
    expect(english[key], key).not.toMatch(/[\u4e00-\u9fff]/)
  }
})
