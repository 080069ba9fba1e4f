import { expect, test } from 'vitest'
import { districtAt } from './district-at.ts'
import { loadGround } from './map-ground.ts'

const square = (west: number, size: number) =>
  [
    [west, 0],
    [west + size, 0],
    [west + size, size],
    [west, size],
    [west, 0],
  ] as const
const feature = (kind: string, name: string | undefined, rings: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { kind, name_zh: name, name_en: name },
  geometry: { type, coordinates: rings },
})
const load = (features: unknown[]) => loadGround({ map: '/map/city.geojson' }, async () => JSON.stringify({ features }))

test('a place is in the district whose lines are around it', async () => {
  const ground = await load([
    feature('district', 'A', [square(0, 1)]),
    feature('district', 'B', [square(1, 1)]),
    feature('park', 'P', [square(0, 2)]),
  ])
  const districts = ground.kind === 'lines' ? ground.districts : []
  expect(districts.map(({ name }) => name.en)).toEqual(['A', 'B'])
  const at = (longitude: number, latitude: number) => districtAt(districts, { longitude, latitude })?.name.en ?? null
  expect([at(0.5, 0.5), at(1.5, 0.5), at(0.5, 1.5), at(-1, 0.5)]).toEqual(['A', 'B', null, null])
})

test('a hole in a district is not of it', async () => {
  const hole = [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 2],
    [1, 1],
  ]
  const ground = await load([feature('district', 'A', [square(0, 3), hole])])
  const districts = ground.kind === 'lines' ? ground.districts : []
  expect(districtAt(districts, { longitude: 1.5, latitude: 1.5 })).toBeNull()
  expect(districtAt(districts, { longitude: 0.5, latitude: 1.5 })).not.toBeNull()
})

test('what is no district, or has no name, is drawn and nothing else', async () => {
  const ground = await load([
    feature('district', undefined, [square(0, 1)]),
    feature('district', 'L', square(0, 1), 'LineString'),
    feature('district', 'X', [['a']]),
    null,
  ])
  expect(ground.kind === 'lines' && ground.districts).toEqual([])
})

test('tiles are not fetched whole, and a city without a map has none', async () => {
  const never = () => Promise.reject(new Error('fetched'))
  expect(await loadGround({ map: '/map/city.pmtiles' }, never)).toEqual({ kind: 'tiles', url: '/map/city.pmtiles' })
  expect(await loadGround({}, never)).toEqual({ kind: 'none' })
})

test.each(['<html>', '7', ''])('%j is no map', async (body) => {
  const loaded = loadGround({ map: '/map/city.geojson' }, async () => body)
  await expect(loaded).rejects.toMatchObject({ code: 'unreadable-answer' })
})
