import { describe, expect, test } from 'vitest'
import { formOf, languageOf } from './negotiate.ts'

describe('the form of an answer', () => {
  test.each([
    ['', 'html'],
    ['*/*', 'html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['application/json', 'json'],
    ['application/linkset+json', 'linkset'],
    ['application/json;q=0.5, application/linkset+json', 'linkset'],
    ['text/html;q=0.4, application/json;q=0.5', 'json'],
    ['text/*;q=0.1, application/json;q=0.2', 'json'],
    ['application/*', 'json'],
    ['text/html;q=0, */*', 'json'],
    ['text/html;q=0, application/json;q=0, */*;q=0.1', 'linkset'],
    ['TEXT/HTML;level=1;Q=0.1 , application/JSON ; q=0.2', 'json'],
    ['application/json;q=2', 'html'],
    ['application/json;q=x', 'html'],
    ['image/png', 'html'],
    [',;,;q=1,', 'html'],
    [`${'a/b,'.repeat(100_000)}application/json`, 'html'],
  ])('for Accept %.60s is %s', (accept, form) => {
    expect(formOf(accept)).toBe(form)
  })
})

describe('the language of an answer', () => {
  test.each([
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr,en;q=0.5,zh;q=0.4', 'en'],
    ['fr', 'zh-CN'],
    ['zh-CN;q=0.1,en;q=0.2', 'en'],
    ['*', 'zh-CN'],
    ['zh;q=0, *', 'en'],
    ['en;q=0,zh;q=0', 'zh-CN'],
  ])('for Accept-Language %s is %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
  })
})
