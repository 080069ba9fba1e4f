import { officerId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { keyFileText, readKeyFile } from './key-file.ts'

const OFFICER = {
  id: officerId('data.1'),
  office: { 'zh-CN': '数据局', en: 'Data Office' },
  seed: new Uint8Array(32).fill(7),
}

test('a key file that is saved can be read again', () => {
  expect(readKeyFile(keyFileText(OFFICER))).toEqual(OFFICER)
})

test.each([
  ['no JSON', 'hello'],
  ['null', 'null'],
  ['no office', JSON.stringify({ ...JSON.parse(keyFileText(OFFICER)), office: undefined })],
  ['an office in one language', JSON.stringify({ ...JSON.parse(keyFileText(OFFICER)), office: { en: 'x' } })],
  ['a short seed', JSON.stringify({ ...JSON.parse(keyFileText(OFFICER)), seed: 'AAAA' })],
  ['a seed that is no base64url', JSON.stringify({ ...JSON.parse(keyFileText(OFFICER)), seed: '%' })],
  ['an id that is none', JSON.stringify({ ...JSON.parse(keyFileText(OFFICER)), id: 'Data 1' })],
])('%s is refused', (_, text) => {
  expect(() => readKeyFile(text)).toThrow(expect.objectContaining({ code: 'key-file' }))
})
