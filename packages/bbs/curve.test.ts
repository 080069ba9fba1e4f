import { beforeAll, describe, expect, test } from 'vitest'
import {
  addPoints,
  addScalars,
  decodePoint,
  decodeScalar,
  encodePoint,
  encodeScalar,
  IDENTITY,
  invertScalar,
  isIdentity,
  linesOf,
  loadCurve,
  multiplyScalars,
  multiplySecret,
  negatePoint,
  type Point,
  type Scalar,
  scalarFromWide,
  smallScalar,
  subtractScalars,
  sumPublic,
  sumSecret,
} from './curve.ts'
import { concat } from './octets.ts'
import { hashToPoint } from './suite.ts'
import { demoRandom } from './test/issued.ts'
import { BAD_POINTS, BAD_SCALARS, cutsOf, secondEncoding } from './test/mutations.ts'

beforeAll(loadCurve)

const anyScalar = (): Scalar => scalarFromWide(demoRandom(48))
const anyPoint = (): Point => hashToPoint(demoRandom(16), Uint8Array.of(1))

describe('points', () => {
  test.each(Object.entries(BAD_POINTS))('%s is refused', (_, octets) => {
    expect(decodePoint(octets)).toBeUndefined()
  })

  test('a point has one encoding of one length', () => {
    const octets = encodePoint(anyPoint())
    expect(encodePoint(decodePoint(octets) ?? IDENTITY)).toEqual(octets)
    for (const [name, other] of cutsOf(octets)) expect(decodePoint(other), name).toBeUndefined()
  })

  test('a coordinate above p is refused although it is congruent to that of a point', () => {
    const second = Array.from({ length: 200 }, () => secondEncoding(encodePoint(anyPoint()))).find((octets) => octets)
    expect(second).toBeDefined()
    expect(decodePoint(second ?? new Uint8Array())).toBeUndefined()
  })

  test('the identity is neutral, is never decoded and comes of opposites', () => {
    const point = anyPoint()
    expect(encodePoint(addPoints(point, IDENTITY))).toEqual(encodePoint(point))
    expect(isIdentity(addPoints(point, negatePoint(point)))).toBe(true)
    expect(decodePoint(encodePoint(IDENTITY))).toBeUndefined()
  })

  test.each([0, 1, 2, 15, 16, 17, 255, 256, 257, 600])(
    '%i products sum to the same in constant time and as one',
    (count) => {
      const terms = Array.from({ length: count }, () => [anyPoint(), anyScalar()] as const)
      expect(encodePoint(sumPublic(terms))).toEqual(encodePoint(sumSecret(terms)))
    },
  )

  test('scalars 0, 1 and r - 1 multiply like any other', () => {
    const point = anyPoint()
    const minusOne = subtractScalars(smallScalar(0), smallScalar(1))
    for (const multiply of [multiplySecret, (p: Point, k: Scalar) => sumPublic([[p, k]])]) {
      expect(isIdentity(multiply(point, smallScalar(0)))).toBe(true)
      expect(encodePoint(multiply(point, smallScalar(1)))).toEqual(encodePoint(point))
      expect(encodePoint(multiply(point, minusOne))).toEqual(encodePoint(negatePoint(point)))
    }
  })
})

describe('scalars', () => {
  test.each(Object.entries(BAD_SCALARS))('%s is refused', (_, octets) => {
    expect(decodeScalar(octets)).toBeUndefined()
  })

  test('a scalar has one encoding of one length', () => {
    const octets = encodeScalar(anyScalar())
    expect(encodeScalar(decodeScalar(octets) ?? smallScalar(0))).toEqual(octets)
    for (const [name, other] of cutsOf(octets)) expect(decodeScalar(other), name).toBeUndefined()
  })

  test('arithmetic is that of integers modulo r', () => {
    const [a, b] = [anyScalar(), anyScalar()]
    expect(multiplyScalars(a, invertScalar(a))).toEqual(smallScalar(1))
    expect(invertScalar(smallScalar(0))).toEqual(smallScalar(0))
    expect(subtractScalars(addScalars(a, b), b)).toEqual(a)
    expect(encodeScalar(smallScalar(0x01020304)).subarray(28)).toEqual(Uint8Array.of(1, 2, 3, 4))
  })
})

describe('points of G2', () => {
  test('identity, wrong flags, wrong lengths and points outside the subgroup are refused', () => {
    const infinity = concat(Uint8Array.of(0xc0), new Uint8Array(95))
    const garbage = concat(Uint8Array.of(0xc0), new Uint8Array(94), Uint8Array.of(1))
    const small = Array.from({ length: 16 }, (_, x) =>
      concat(Uint8Array.of(0x80), new Uint8Array(94), Uint8Array.of(x)),
    )
    for (const octets of [infinity, garbage, new Uint8Array(96), new Uint8Array(), ...small]) {
      expect(linesOf(octets)).toBeUndefined()
    }
  })
})
