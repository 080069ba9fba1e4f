import { seededRandom } from '@hefu/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const random = seededRandom('seals')
const key = random(32)
const context = new TextEncoder().encode('a row')
const secret = new TextEncoder().encode('a secret of the city')
const NOT_OPENED = expect.objectContaining({ name: 'ServerError', code: 'secret-not-opened' })

describe('a sealed value', () => {
  test('opens with its key and context', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array(), (plain, anyContext) => {
        expect(unseal(key, anyContext, seal(key, anyContext, plain, random))).toEqual(plain)
      }),
    )
  })

  test('is another each time', () => {
    expect(seal(key, context, secret, random)).not.toEqual(seal(key, context, secret, random))
  })

  test('does not open with any byte altered', () => {
    const sealed = seal(key, context, secret, random)
    for (let index = 0; index < sealed.length; index++) {
      const altered = sealed.with(index, (sealed[index] ?? 0) ^ 1)
      expect(() => unseal(key, context, altered)).toThrow(NOT_OPENED)
    }
  })

  test('does not open cut short or made longer', () => {
    const sealed = seal(key, context, secret, random)
    for (let length = 0; length < sealed.length; length++) {
      expect(() => unseal(key, context, sealed.slice(0, length))).toThrow(NOT_OPENED)
    }
    expect(() => unseal(key, context, new Uint8Array([...sealed, 0]))).toThrow(NOT_OPENED)
  })

  test('does not open in another context or with another key', () => {
    const sealed = seal(key, context, secret, random)
    expect(() => unseal(key, new TextEncoder().encode('another row'), sealed)).toThrow(NOT_OPENED)
    expect(() => unseal(random(32), context, sealed)).toThrow(NOT_OPENED)
  })
})
