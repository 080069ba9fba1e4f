import { decode as decodeCbor, encode as encodeCbor, rfc8949EncodeOptions } from 'cborg'
import { equalBytes } from './byte-strings.ts'
import { BytesError } from './error.ts'

/**
 * What the city code standard writes in CBOR: a subset of dCBOR (draft-mcnally-deterministic-cbor).
 * Integers are safe integers, text is NFC; no floats, no tags, no `undefined`.
 */
export type CborValue = null | boolean | number | string | Uint8Array | readonly CborValue[] | CborMap

/** A map with keys of one kind: integers or text. */
export type CborMap = ReadonlyMap<number, CborValue> | ReadonlyMap<string, CborValue>

/** Bytes that `decodeDcbor` reads unless told otherwise: one pass, the most that a QR code holds is 2,953. */
export const DEFAULT_MAX_CBOR_BYTES = 4096

const decodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  useMaps: true,
  rejectDuplicateMapKeys: true,
} as const

/**
 * Encodes a value as deterministic CBOR (RFC 8949, section 4.2.1: shortest integers, definite lengths, map keys in
 * bytewise order of their encodings).
 *
 * @throws BytesError `unsupported-value` for a float, a bigint, `undefined`, text that is not NFC or any object but a Map
 * @example encodeDcbor([1, 'person.entry', new Map([[3, true]])])
 */
export function encodeDcbor(value: CborValue): Uint8Array {
  assertSupported(value)
  return new Uint8Array(encodeCbor(value, rfc8949EncodeOptions))
}

/**
 * Decodes deterministic CBOR and refuses every encoding but the one that {@link encodeDcbor} makes: a lax decoder would be
 * a tagging channel between two parties who seem to hold the same value.
 *
 * @throws BytesError `too-large`, `malformed`, `unsupported-value` or `not-deterministic`
 */
export function decodeDcbor(bytes: Uint8Array, maxBytes: number = DEFAULT_MAX_CBOR_BYTES): CborValue {
  if (bytes.length > maxBytes) {
    throw new BytesError('too-large', `CBOR of ${bytes.length} bytes is over the cap of ${maxBytes}`)
  }
  let value: unknown
  try {
    value = decodeCbor(bytes, decodeOptions)
  } catch (cause) {
    // Nesting that exhausts the stack arrives here too, as a RangeError: its cost is bounded by `maxBytes`.
    throw new BytesError('malformed', 'not well-formed CBOR of the supported kinds', { cause })
  }
  assertSupported(value)
  if (!equalBytes(encodeDcbor(value), bytes)) {
    throw new BytesError('not-deterministic', 'CBOR is not in its deterministic encoding')
  }
  return value
}

function assertSupported(value: unknown): asserts value is CborValue {
  if (value === null || typeof value === 'boolean' || value instanceof Uint8Array) return
  if (typeof value === 'number') return assertInteger(value)
  if (typeof value === 'string') return assertNfc(value)
  if (Array.isArray(value)) return value.forEach(assertSupported)
  if (value instanceof Map) return assertMap(value)
  throw new BytesError('unsupported-value', `a value of type ${typeof value} has no place in dCBOR here`)
}

function assertInteger(value: number): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new BytesError('unsupported-value', 'only safe integers are numbers here')
  }
}

function assertNfc(text: string): void {
  if (text.normalize('NFC') !== text) throw new BytesError('unsupported-value', 'text is not in NFC')
}

function assertMap(map: Map<unknown, unknown>): void {
  const kinds = new Set<string>()
  for (const [key, value] of map) {
    kinds.add(typeof key)
    if (typeof key !== 'number' && typeof key !== 'string') {
      throw new BytesError('unsupported-value', 'map keys are integers or text')
    }
    assertSupported(key)
    assertSupported(value)
  }
  if (kinds.size > 1) throw new BytesError('unsupported-value', 'map keys are of one kind')
}
