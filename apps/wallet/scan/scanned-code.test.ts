import { expect, test } from 'vitest'
import { classifyCode } from './scanned-code.ts'

test.each([
  ['HQ1:ABC', { kind: 'request', text: 'HQ1:ABC' }],
  ['HQ2:ABC', { kind: 'request', text: 'HQ2:ABC' }],
  ['HF1:ABC', { kind: 'pass' }],
  [
    'https://city.example/t/lift-7?n=1',
    { kind: 'link', text: 'https://city.example/t/lift-7?n=1', host: 'city.example' },
  ],
  [' http://例子.example ', { kind: 'link', text: 'http://例子.example', host: 'xn--fsqu00a.example' }],
  ['javascript:alert(1)', { kind: 'text', text: 'javascript:alert(1)' }],
  ['HQ1', { kind: 'text', text: 'HQ1' }],
  ['你好', { kind: 'text', text: '你好' }],
])('%s', (text, code) => {
  expect(classifyCode(text)).toEqual(code)
})
