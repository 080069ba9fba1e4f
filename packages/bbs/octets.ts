/** Joins octet strings in order. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** I2OSP(value, 8) of the drafts: eight octets, most significant first. */
export function uint64(value: number): Uint8Array {
  const octets = new Uint8Array(8)
  new DataView(octets.buffer).setBigUint64(0, BigInt(value))
  return octets
}

/** An octet string with its length before it, as the drafts hash headers. */
export function prefixed(octets: Uint8Array): Uint8Array {
  return concat(uint64(octets.length), octets)
}

/** The octets of an ASCII string. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** A constant of this package, written in hexadecimal. */
export function fromHexConstant(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}
