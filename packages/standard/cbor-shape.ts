import type { CborMap, CborValue } from '@hefu/bytes'
import { StandardError } from './error.ts'

/** Readers for decoded CBOR: each returns the value as the type it was asked for, or throws StandardError `malformed`. */

/** An array; of exactly `length` items when that is given. */
export function readArray(value: CborValue | undefined, length?: number): readonly CborValue[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) throw malformed('array')
  return value
}

/** An integer within bounds, both included. */
export function readInteger(value: CborValue | undefined, min: number, max: number): number {
  if (typeof value !== 'number' || value < min || value > max) throw malformed('integer')
  return value
}

/** Text of at most `maxLength` UTF-16 units. */
export function readText(value: CborValue | undefined, maxLength: number): string {
  if (typeof value !== 'string' || value.length > maxLength) throw malformed('text')
  return value
}

/** Bytes of a length within bounds. */
export function readBytes(value: CborValue | undefined, min: number, max: number = min): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length < min || value.length > max) throw malformed('bytes')
  return value
}

/** A map with integer keys, each within bounds. */
export function readIndexMap(value: CborValue | undefined, maxIndex: number): ReadonlyMap<number, CborValue> {
  if (!(value instanceof Map)) throw malformed('map')
  const map = value as CborMap
  for (const key of map.keys()) readInteger(key, 0, maxIndex)
  return map as ReadonlyMap<number, CborValue>
}

function malformed(expected: string): StandardError {
  return new StandardError('malformed', `expected another shape where ${expected} stands in the format`)
}
