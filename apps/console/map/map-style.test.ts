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

test.each([
  ['en', 'name:en'],
  ['zh-CN', 'name:zh'],
] as const)('names of a tile file are in %s where it has them, and else as they are', (language, own) => {
  const tiles = { kind: 'tiles', url: '/map/city.pmtiles' } as const
  const { layers } = mapStyle({ ground: tiles, palette, points: [], language, origin: 'https://console.city.example' })
  const names = layers.flatMap((layer) => (layer.id.endsWith('-names') && layer.type === 'symbol' ? [layer] : []))
  expect(names).toHaveLength(4)
  for (const { layout } of names) {
    const [coalesce, first, ...rest] = (layout?.['text-field'] ?? []) as unknown[]
    expect([coalesce, first, rest.at(-2), rest.at(-1)]).toEqual(['coalesce', ['get', own], ['get', 'name'], ''])
  }
})

test.each(GROUNDS)('every layer on $kind has a source that is there, and a name of its own', (ground) => {
  const { layers, sources } = styleOf(ground)
  for (const layer of layers) if ('source' in layer) expect(Object.keys(sources)).toContain(layer.source)
  expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
})
