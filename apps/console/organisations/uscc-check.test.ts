import { expect, test } from 'vitest'
import { expectedCheckDigit, isDoubted } from './uscc-check.ts'

test('the digit follows from the rest of the code', () => {
  expect(expectedCheckDigit('91350100M000100Y43')).toBe('3')
  expect(isDoubted('91350100M000100Y43')).toBe(false)
})

test('one wrong character is noticed, wherever it is', () => {
  const good = '91350100M000100Y43'
  for (let i = 0; i < 18; i++) {
    const other = good[i] === '7' ? '8' : '7'
    expect(isDoubted(`${good.slice(0, i)}${other}${good.slice(i + 1)}`)).toBe(true)
  }
})

test('no code, and what is no code, are not doubted: there is nothing to look at', () => {
  expect(isDoubted(null)).toBe(false)
  for (const text of ['', 'I1350100M000100Y43', '91350100M000100Y4']) expect(expectedCheckDigit(text)).toBeNull()
})
