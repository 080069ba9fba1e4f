import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from './hex.ts'

test('hexadecimal goes both ways', () => {
  expect(toHex(Uint8Array.of(0, 15, 255))).toBe('000fff')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['0', 'FF', '0g', ' 00', '0x00'])('refuses %j', (text) => {
  expect(() => fromHex(text)).toThrow(expect.objectContaining({ code: 'invalid-hex' }))
})
