import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, geohashOf, geohashRanges } from './geohash.ts'

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
const point = fc.record({ latitude: degrees(90), longitude: degrees(180) })
/** From some metres to a continent. */
const box: fc.Arbitrary<Box> = fc
  .tuple(point, fc.double({ min: 0.00001, max: 30, noNaN: true }), fc.double({ min: 0.00001, max: 30, noNaN: true }))
  .map(([{ latitude, longitude }, across, up]) => ({
    west: longitude,
    south: latitude,
    east: Math.min(180, longitude + across),
    north: Math.min(90, latitude + up),
  }))

describe('geohash', () => {
  test.each([
    // Published examples: Jutland, the origin of the system; Hangzhou's West Lake.
    [57.64911, 10.40744, 'u4pruydqq'],
    [0, 0, 's00000000'],
    [-90, -180, '000000000'],
    [90, 180, 'zzzzzzzzz'],
  ])('of %f, %f is %s', (latitude, longitude, hash) => expect(geohashOf({ latitude, longitude })).toBe(hash))

  test('ranges of a box have every point of it', () => {
    fc.assert(
      fc.property(
        box,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (area, x, y) => {
          const hash = geohashOf({
            longitude: Math.min(area.east, area.west + x * (area.east - area.west)),
            latitude: Math.min(area.north, area.south + y * (area.north - area.south)),
          })
          expect(geohashRanges(area).some(({ from, before }) => from <= hash && hash < before)).toBe(true)
        },
      ),
    )
  })

  test('ranges are few, in order, apart, and not far beyond the box', () => {
    fc.assert(
      fc.property(box, (area) => {
        const ranges = geohashRanges(area, 48)
        expect(ranges.length).toBeLessThanOrEqual(48)
        for (const [i, { from, before }] of ranges.entries()) {
          expect(from < before).toBe(true)
          expect((ranges[i - 1]?.before ?? '') <= from).toBe(true)
        }
      }),
    )
    // A square kilometre in a city: a hash that is 3 km away is in no range.
    const area = { west: 120.17, south: 30.25, east: 120.18, north: 30.259 }
    for (const [latitude, longitude] of [
      [30.29, 120.175],
      [30.22, 120.175],
      [30.255, 120.22],
      [30.255, 120.13],
    ] as const) {
      const hash = geohashOf({ latitude, longitude })
      expect(geohashRanges(area).some(({ from, before }) => from <= hash && hash < before)).toBe(false)
    }
  })
})
