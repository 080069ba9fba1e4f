import { expect, test } from 'vitest'
import { syntheticMap } from './synthetic-map.ts'

const map = syntheticMap()

test('is the same for the same seed, and another for another', () => {
  expect(syntheticMap(1)).toEqual(map)
  expect(syntheticMap(2)).not.toEqual(map)
})

test('has closed areas and streets that lead somewhere', () => {
  for (const { geometry } of map.features) {
    if (geometry.type === 'LineString') expect(geometry.coordinates.length).toBeGreaterThan(1)
    else for (const ring of geometry.coordinates) expect(ring.at(-1)).toEqual(ring[0])
  }
  expect(new Set(map.features.map(({ properties }) => properties.kind))).toEqual(
    new Set(['district', 'park', 'river', 'street']),
  )
})

test('is light enough to be sent whole', () => {
  expect(JSON.stringify(map).length).toBeLessThan(60_000)
})
