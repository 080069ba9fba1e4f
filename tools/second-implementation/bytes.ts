/** Joins byte strings. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** Bytes of hexadecimal. */
export function unhex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'))
}

/** An integer, most significant byte first. */
export function integer(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(bytes)}`)
}

/** `u64(n)` of part 1. */
export function u64(value: number): Uint8Array {
  return unhex(value.toString(16).padStart(16, '0'))
}

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Base45 (RFC 9285). Enough for vectors: it refuses nothing. */
export function unbase45(text: string): Uint8Array {
  const groups = text.match(/.{1,3}/g) ?? []
  return Uint8Array.from(
    groups.flatMap((group) => {
      const value = [...group].reduce((sum, digit, i) => sum + BASE45.indexOf(digit) * 45 ** i, 0)
      return group.length === 3 ? [value >> 8, value & 255] : [value]
    }),
  )
}

/** A value of the standard's CBOR. */
export type Value = null | boolean | number | string | Uint8Array | readonly Value[] | ReadonlyMap<number, Value>

/** Reads CBOR. Enough for vectors: it refuses nothing. */
export function uncbor(bytes: Uint8Array): Value {
  let at = 0
  const take = (length: number): Uint8Array => {
    at += length
    return bytes.slice(at - length, at)
  }
  const item = (): Value => {
    const [head = 0] = take(1)
    const size = head & 31
    const count = size < 24 ? size : Number(integer(take(2 ** (size - 24))))
    switch (head >> 5) {
      case 0:
        return count
      case 2:
        return take(count)
      case 3:
        return new TextDecoder().decode(take(count))
      case 4:
        return Array.from({ length: count }, item)
      case 5:
        return new Map(Array.from({ length: count }, () => [item() as number, item()]))
      default:
        return [false, true, null][count - 20] ?? null
    }
  }
  return item()
}

/** Writes an array, text, bytes, a natural number, a flag or nothing as deterministic CBOR. */
export function cbor(value: Value): Uint8Array {
  if (value === null) return Uint8Array.of(0xf6)
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4)
  if (typeof value === 'number') return head(0, value)
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value)
    return join(head(3, text.length), text)
  }
  if (value instanceof Uint8Array) return join(head(2, value.length), value)
  if (value instanceof Map) throw new TypeError('no map is written here')
  const items = value as readonly Value[]
  return join(head(4, items.length), ...items.map(cbor))
}

function head(major: number, count: number): Uint8Array {
  const size = count < 24 ? null : [0, 1, 2].find((power) => count < 256 ** (2 ** power))
  if (size === null) return Uint8Array.of((major << 5) | count)
  if (size === undefined) throw new TypeError('too large for a vector')
  return join(Uint8Array.of((major << 5) | (24 + size)), unhex(count.toString(16).padStart(2 * 2 ** size, '0')))
}
