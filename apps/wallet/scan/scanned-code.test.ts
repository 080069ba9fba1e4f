import { expect, test } from 'vitest'
import { classifyCode } from './scanned-code.ts'

test.each([
  ['HQ1:ABC', { kind: 'request', text: 'HQ1:ABC' }],
  ['HQ2:ABC', { kind: 'request', text: 'HQ2:ABC' }],
  ['HF1:ABC', { kind: 'pass' }],
  ['HG1:ABC', { kind: 'grant', text: 'HG1:ABC' }],
  ['HT1:ABC', { kind: 'task', text: 'HT1:ABC' }],
  ['HT2:ABC', { kind: 'task', text: 'HT2:ABC' }],
  ['HC1:ABC', { kind: 'health', text: 'HC1:ABC' }],
  ['shc:/5676', { kind: 'health', text: 'shc:/5676' }],
  ['HC2:ABC', { kind: 'unmarked', text: 'HC2:ABC' }],
  ['https://city.example/t/lift-7?n=1', { kind: 'unmarked', text: 'https://city.example/t/lift-7?n=1' }],
  ['javascript:alert(1)', { kind: 'unmarked', text: 'javascript:alert(1)' }],
  ['HQ1', { kind: 'unmarked', text: 'HQ1' }],
  ['你好', { kind: 'unmarked', text: '你好' }],
])('%s', (text, code) => {
  expect(classifyCode(text)).toEqual(code)
})
