import { expect, test } from 'vitest'
import { wordsOf } from './words-of.ts'

test.each([
  ['心理入门', ['心理', '理入', '入门']],
  ['The Cat, on the Moon', ['the', 'cat', 'on', 'moon']],
  ['Café ÉCLAIR', ['cafe', 'eclair']],
  ['ＴＰ３１ 程序', ['tp31', '程序']],
  ['猫', ['猫']],
  ['978-7-0001', ['978', '7', '0001']],
  ['——', []],
])('%s is found by %j', (text, words) => expect(wordsOf(text)).toEqual(words))
