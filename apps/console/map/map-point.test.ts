import { expect, test } from 'vitest'
import { boxOf, isIn, pointsToGeoJson } from './map-point.ts'

const at = (longitude: number, latitude: number) => ({ longitude, latitude })

test('the part of the map that is shown has every point', () => {
  const points = [at(120, 30), at(120.3, 30.2), at(119.9, 30.4)]
  const box = boxOf(points)
  expect(box).toEqual([119.9, 30, 120.3, 30.4])
  for (const point of points) expect(box && isIn(box, point)).toBe(true)
  expect(box && isIn(box, at(120.31, 30.2))).toBe(false)
  expect(boxOf([])).toBeNull()
})

test('a single point has its surroundings', () => {
  const [west = 0, south = 0, east = 0, north = 0] = boxOf([at(120, 30)]) ?? []
  expect(east - west).toBeCloseTo(0.03)
  expect(north - south).toBeCloseTo(0.03)
  expect(west).toBeLessThan(120)
})

test('a hundred thousand points are no trouble', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => at(120 + i / 1e6, 30))
  expect(boxOf(many)?.[2]).toBeCloseTo(120.099999)
})

test('a map is told of a point where it is and how it looks, and nothing of its name', () => {
  const point = { id: 'lift-1', ...at(120, 30), name: '<b>2号梯</b>', look: 'strong', href: '#/things/lift-1' } as const
  expect(pointsToGeoJson([point])).toEqual({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', id: 0, geometry: { type: 'Point', coordinates: [120, 30] }, properties: { look: 'strong' } },
    ],
  })
})
