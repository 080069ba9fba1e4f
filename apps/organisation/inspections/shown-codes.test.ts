import { expect, test } from 'vitest'
import { MAX_KEPT, shownCodes } from './shown-codes.ts'

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  }
}

test('codes are kept by organisation, the latest first, each once, and so many', () => {
  const codes = shownCodes(storage())
  for (let i = 0; i < MAX_KEPT + 5; i++) codes.keep('noodles-7', `HT1:${i}`)
  codes.keep('noodles-7', 'HT1:10')
  codes.keep('hotpot-88', 'HT1:X')
  const kept = codes.of('noodles-7')
  expect(kept.slice(0, 2)).toEqual(['HT1:10', `HT1:${MAX_KEPT + 4}`])
  expect([kept.length, new Set(kept).size]).toEqual([MAX_KEPT, MAX_KEPT])
  expect(codes.of('hotpot-88')).toEqual(['HT1:X'])
})

test('what is forgotten leaves nothing in the browser', () => {
  const store = storage()
  const codes = shownCodes(store)
  codes.keep('noodles-7', 'HT1:A')
  codes.forget('noodles-7', 'HT1:A')
  expect([codes.of('noodles-7'), store.kept.size]).toEqual([[], 0])
})

test('a browser that keeps nothing, or something else, has none', () => {
  const broken = { getItem: () => '{', setItem: () => fail(), removeItem: () => fail() }
  const codes = shownCodes(broken)
  codes.keep('noodles-7', 'HT1:A')
  expect(codes.of('noodles-7')).toEqual([])
})

function fail(): never {
  throw new DOMException('full', 'QuotaExceededError')
}
