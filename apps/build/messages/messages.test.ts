import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MESSAGE_ROOTS } from '../apps.ts'
import { cataloguePath, type Locale } from './catalogue.ts'

describe.each(MESSAGE_ROOTS.map((root) => ({ root, name: basename(root) })))('the messages of $name', ({ root }) => {
  const chinese = messagesOf(root, 'zh-CN')
  const english = messagesOf(root, 'en')
  const sources = sourcesOf(root)

  test('are written in both languages, in the same order', () => {
    expect(Object.keys(chinese).length).toBeGreaterThan(50)
    expect(Object.keys(english)).toEqual(Object.keys(chinese))
  })

  test('are all used', () => {
    const unused = Object.keys(chinese).filter((key) => !new RegExp(`\\b${key}\\b`).test(sources))
    expect(unused).toEqual([])
  })

  test('say something in each language, with the same things filled in', () => {
    for (const key of Object.keys(chinese)) {
      for (const text of [chinese[key], english[key]]) expect(text, key).toMatch(/^\S(.*\S)?$/)
      expect(placeholders(english[key]), key).toEqual(placeholders(chinese[key]))
    }
  })

  test('are Chinese in Chinese, with its own punctuation, and English in English', () => {
    for (const key of Object.keys(chinese)) {
      expect(chinese[key], key).toMatch(/[\u4e00-\u9fff]/)
      expect(chinese[key], key).not.toMatch(/[\u4e00-\u9fff][,;:?!()]|[\u4e00-\u9fff]\.(?!\w)/)
      expect(english[key], key).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

function messagesOf(root: string, locale: Locale): Readonly<Record<string, string>> {
  const { $schema: _, ...texts } = JSON.parse(readFileSync(cataloguePath(root, locale), 'utf8'))
  return texts
}

/** What the app's sources ask for. */
function sourcesOf(root: string): string {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|^(dist|node_modules|paraglide)\//.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
}

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
}
