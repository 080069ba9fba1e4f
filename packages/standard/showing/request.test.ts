import { type CborValue, decodeDcbor, encodeDcbor, fromBase45, toBase45 } from '@hefu/bytes'
import { describe, expect, test } from 'vitest'
import { serviceId } from '../identifiers.ts'
import { decodeRequest, encodeRequest, type PassRequest, requestMessage } from './request.ts'
import type { Slot } from './slot.ts'

const request: PassRequest = {
  service: serviceId('venue.bar'),
  indexes: [4, 9],
  nonce: new Uint8Array(16).fill(1),
  slot: 59_853_600 as Slot,
  keyId: 'request-1',
  signature: new Uint8Array(64).fill(2),
}

function withItem(index: number, value: CborValue): string {
  const items = decodeDcbor(fromBase45(encodeRequest(request).slice(4))) as CborValue[]
  return `HQ1:${toBase45(encodeDcbor(items.with(index, value)))}`
}

describe('requests', () => {
  test('go through text and back', () => {
    expect(decodeRequest(encodeRequest(request))).toEqual(request)
  })

  test('the signature covers everything else', () => {
    const changes: Partial<PassRequest>[] = [
      { service: serviceId('venue.other') },
      { indexes: [4] },
      { nonce: new Uint8Array(16) },
      { slot: 1 as Slot },
      { keyId: 'request-2' },
    ]
    const messages = [request, ...changes.map((change) => ({ ...request, ...change }))].map(requestMessage)
    expect(new Set(messages.map(String)).size).toBe(messages.length)
  })

  test.each([
    ['an unknown version', withItem(0, 2), 'unknown-version'],
    ['a pass', `HF1:${encodeRequest(request).slice(4)}`, 'malformed'],
    ['indexes out of order', withItem(2, [9, 4]), 'malformed'],
    ['an index twice', withItem(2, [4, 4]), 'malformed'],
    ['an index that no type has', withItem(2, [24]), 'malformed'],
    ['a short nonce', withItem(3, new Uint8Array(8)), 'malformed'],
    ['a short signature', withItem(6, new Uint8Array(63)), 'malformed'],
  ])('refuses %s', (_, text, code) => {
    expect(() => decodeRequest(text)).toThrow(expect.objectContaining({ code }))
  })
})
