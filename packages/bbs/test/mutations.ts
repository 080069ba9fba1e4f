import { concat } from '../octets.ts'
import { unhex } from './vectors.ts'

/** The field's order p and the group's order r of BLS12-381. */
const P = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn
const R = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n

/** What a field of an encoding is. */
export type Field = 'point' | 'scalar'

export type Mutation = readonly [name: string, octets: Uint8Array]

const LENGTH = { point: 48, scalar: 32 } as const

/** Encodings that stand for no valid point of G1, whatever they replace. */
export const BAD_POINTS: Readonly<Record<string, Uint8Array>> = {
  zeros: new Uint8Array(48),
  identity: withFlags(0n, 0xc0),
  'identity with garbage': withFlags(1n, 0xc0),
  'identity with sign': withFlags(0n, 0xe0),
  'point of order 3': withFlags(0n, 0x80),
  'point of order 3, other sign': withFlags(0n, 0xa0),
  'on the curve, outside the subgroup': withFlags(nextX(1n, true), 0x80),
  'not on the curve': withFlags(nextX(1n, false), 0x80),
  'coordinate p': withFlags(P, 0x80),
  'coordinate above p, small': withFlags(P + nextX(1n, true), 0x80),
  'all ones': new Uint8Array(48).fill(0xff),
}

/** Encodings that stand for no valid scalar. */
export const BAD_SCALARS: Readonly<Record<string, Uint8Array>> = {
  zero: new Uint8Array(32),
  r: bigEndian(R, 32),
  'r + 1': bigEndian(R + 1n, 32),
  'all ones': new Uint8Array(32).fill(0xff),
}

/** A valid point that has nothing to do with anything: the generator of G1. */
const OTHER_POINT = unhex(
  '97f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb',
)

/** Every field altered in every way, and the whole cut short and extended. */
export function mutationsOf(octets: Uint8Array, fields: readonly Field[]): Mutation[] {
  const mutations: Mutation[] = []
  let at = 0
  for (const [i, field] of fields.entries()) {
    const end = at + LENGTH[field]
    for (const [name, value] of Object.entries(alterationsOf(octets.slice(at, end), field))) {
      mutations.push([`field ${i}: ${name}`, concat(octets.subarray(0, at), value, octets.subarray(end))])
    }
    mutations.push([`field ${i} left out`, concat(octets.subarray(0, at), octets.subarray(end))])
    at = end
  }
  if (at !== octets.length) throw new Error('the fields are not all there is')
  return [...mutations, ...cutsOf(octets)]
}

/** Each field taken from another encoding of the same shape. */
export function swapsOf(octets: Uint8Array, other: Uint8Array, fields: readonly Field[]): Mutation[] {
  let at = 0
  return fields.map((field, i) => {
    const end = at + LENGTH[field]
    const swapped = concat(octets.subarray(0, at), other.subarray(at, end), octets.subarray(end))
    at = end
    return [`field ${i} of another`, swapped] as const
  })
}

/** Wrong lengths. */
export function cutsOf(octets: Uint8Array): Mutation[] {
  return [
    ['empty', new Uint8Array()],
    ['an octet short', octets.slice(0, -1)],
    ['a scalar short', octets.slice(0, -32)],
    ['first octet missing', octets.slice(1)],
    ['an octet long', concat(octets, Uint8Array.of(0))],
    ['a zero scalar long', concat(octets, new Uint8Array(32))],
    ['a scalar long', concat(octets, octets.subarray(-32))],
    ['twice', concat(octets, octets)],
  ]
}

function alterationsOf(value: Uint8Array, field: Field): Record<string, Uint8Array> {
  if (field === 'scalar') {
    const number = BigInt(`0x${[...value].map((octet) => octet.toString(16).padStart(2, '0')).join('')}`)
    const congruent = number + R < 1n << 256n ? { 'the same plus r': bigEndian(number + R, 32) } : {}
    return { ...BAD_SCALARS, ...congruent, 'one more': bigEndian((number % (R - 1n)) + 1n, 32) }
  }
  return {
    ...BAD_POINTS,
    'another point': OTHER_POINT,
    negated: flipped(value, 0x20),
    'not compressed': flipped(value, 0x80),
    'infinity flag': flipped(value, 0x40),
    'last bit': Uint8Array.from(value, (octet, i) => (i === value.length - 1 ? octet ^ 1 : octet)),
  }
}

/** The coordinate of a point plus p, where that still fits: the same point, encoded a second way. */
export function secondEncoding(point: Uint8Array): Uint8Array | undefined {
  const flags = (point[0] ?? 0) & 0xe0
  const x = BigInt(
    `0x${[...point].map((octet, i) => (i === 0 ? octet & 0x1f : octet).toString(16).padStart(2, '0')).join('')}`,
  )
  return x + P < 1n << 381n ? withFlags(x + P, flags) : undefined
}

function flipped(value: Uint8Array, bits: number): Uint8Array {
  return Uint8Array.from(value, (octet, i) => (i === 0 ? octet ^ bits : octet))
}

function withFlags(x: bigint, flags: number): Uint8Array {
  const octets = bigEndian(x, 48)
  octets[0] = (octets[0] ?? 0) | flags
  return octets
}

function bigEndian(value: bigint, length: number): Uint8Array {
  return unhex(value.toString(16).padStart(2 * length, '0'))
}

/** The next coordinate that has a point on y^2 = x^3 + 4, or has none. Few small ones can lie in the subgroup: 1 in 2^125. */
function nextX(from: bigint, onCurve: boolean): bigint {
  let x = from
  while (isSquare((x ** 3n + 4n) % P) !== onCurve) x++
  return x
}

function isSquare(value: bigint): boolean {
  let result = 1n
  let base = value
  for (let exponent = (P - 1n) / 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % P
    base = (base * base) % P
  }
  return result === 1n
}
