import { expect, test } from 'vitest'
import type { MapGround } from './map-ground.ts'
import { mapStyle } from './map-style.ts'

const palette = {
  ...{ land: '#fff', district: '#999', water: '#ccd', park: '#dec', street: '#eee', name: '#555', halo: '#fff' },
  ...{ point: '#111', pointText: '#fff', faint: '#777' },
}
const styleOf = (ground: MapGround) =>
  mapStyle({ ground, palette, points: [], language: 'en', origin: 'https://console.city.example' })
const GROUNDS: readonly MapGround[] = [
  { kind: 'none' },
  { kind: 'lines', data: { type: 'FeatureCollection', features: [] }, districts: [] },
  { kind: 'tiles', url: '/map/city.pmtiles' },
]

test.each(GROUNDS)('a map on $kind fetches letters, symbols and tiles from nobody else', (ground) => {
  const style = styleOf(ground)
  expect([style.glyphs, style.sprite]).toEqual([undefined, undefined])
  const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^"]+/g) ?? []
  expect(addresses).toEqual(ground.kind === 'tiles' ? ['pmtiles://https://console.city.example/map/city.pmtiles'] : [])
})

test.each(GROUNDS)('every layer on $kind has a source that is there, and a name of its own', (ground) => {
  const { layers, sources } = styleOf(ground)
  for (const layer of layers) if ('source' in layer) expect(Object.keys(sources)).toContain(layer.source)
  expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
})
