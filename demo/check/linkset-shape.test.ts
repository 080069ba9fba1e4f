import { expect, test } from 'vitest'
import { linksetFaults } from './linkset-shape.ts'

const TARGET = {
  href: 'https://code.city.example/t/lift-1',
  type: 'text/html',
  hreflang: ['zh-CN', 'en'],
  title: 'A lift',
  'title*': [{ value: '电梯', language: 'zh-CN' }],
}
const CONTEXT = { anchor: 'https://code.city.example/t/lift-1', alternate: [TARGET] }

test('what RFC 9264 calls a linkset has no faults', () => {
  expect(linksetFaults({ linkset: [CONTEXT] })).toEqual([])
  expect(linksetFaults({ linkset: [] })).toEqual([])
})

test.each([
  ['no object', null, 'linkset is no array'],
  ['a context in place of an array', { linkset: CONTEXT }, 'linkset is no array'],
  ['something beside the set', { linkset: [], more: 1 }, 'there is more than a linkset'],
  ['an anchor that is no text', { linkset: [{ ...CONTEXT, anchor: 1 }] }, 'the anchor is no address'],
  ['a relation in capitals', { linkset: [{ ...CONTEXT, Item: [TARGET] }] }, 'Item is no relation'],
  ['targets in no array', { linkset: [{ ...CONTEXT, item: TARGET }] }, 'item has no targets'],
  ['a target without an address', { linkset: [{ ...CONTEXT, item: [{}] }] }, 'item: href is no address'],
  [
    'a language that is not in an array',
    { linkset: [{ ...CONTEXT, item: [{ ...TARGET, hreflang: 'en' }] }] },
    'item: hreflang has another shape',
  ],
  [
    'a title with a star that is a string',
    { linkset: [{ ...CONTEXT, item: [{ ...TARGET, 'title*': '电梯' }] }] },
    'item: title* has another shape',
  ],
])('%s is found', (_, answer, fault) => {
  expect(linksetFaults(answer)).toEqual([fault])
})
