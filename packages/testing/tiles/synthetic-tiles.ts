import { type PlacedTile, type TileBounds, tileFile } from './tile-file.ts'
import { type TileFeature, vectorTile } from './vector-tile.ts'

/** Scales at which tiles are drawn: a map that is nearer draws the last ones larger. */
const SCALES = [8, 9, 10] as const
const EXTENT = 4096
type Place = readonly [longitude: number, latitude: number]

/**
 * A PMTiles file of a city that is not there, in the layers of OpenMapTiles: a river, a park, a grid of streets and a name. For tests of maps on a
 * tile file; no real place is in it.
 */
export async function syntheticTiles(bounds: TileBounds): Promise<Uint8Array> {
  const tiles = SCALES.flatMap((z) => tilesAt(z, bounds))
  return tileFile(tiles, bounds)
}

function tilesAt(z: number, bounds: TileBounds): readonly PlacedTile[] {
  const [west, south, east, north] = bounds
  const [[fromX, fromY], [toX, toY]] = [worldOf([west, north], z), worldOf([east, south], z)]
  const tiles: PlacedTile[] = []
  for (let x = Math.floor(fromX); x <= toX; x++) {
    for (let y = Math.floor(fromY); y <= toY; y++) tiles.push({ z, x, y, tile: drawTile(bounds, { z, x, y }) })
  }
  return tiles
}

function drawTile([west, south, east, north]: TileBounds, at: Omit<PlacedTile, 'tile'>): Uint8Array {
  const [width, height] = [east - west, north - south]
  const place = (right: number, up: number): Place => [west + right * width, south + up * height]
  const feature = (kind: TileFeature['kind'], places: readonly Place[], words = {}): TileFeature => {
    const points = places.map((one) => {
      const [x, y] = worldOf(one, at.z)
      return [Math.round((x - at.x) * EXTENT), Math.round((y - at.y) * EXTENT)] as const
    })
    return { kind, points, words }
  }
  const river = [place(0, 0.4), place(1, 0.6), place(1, 0.5), place(0, 0.3)]
  const park = [place(0.6, 0.9), place(0.9, 0.9), place(0.9, 0.7), place(0.6, 0.7)]
  const steps = Array.from({ length: 11 }, (_, i) => i / 10)
  const streets = steps.flatMap((step) => [
    feature('line', [place(step, 0), place(step, 1)]),
    feature('line', [place(0, step), place(1, step)]),
  ])
  return vectorTile({
    water: [feature('polygon', river)],
    park: [feature('polygon', park)],
    transportation: streets,
    place: [feature('point', [place(0.25, 0.75)], { name: '合成市', 'name:en': 'Synthetic City' })],
    boundary: [feature('line', [place(0, 0), place(1, 0), place(1, 1), place(0, 1), place(0, 0)])],
  })
}

/** Where a place is, in tiles of a scale from the north-western corner of the world (Web Mercator). */
function worldOf([longitude, latitude]: Place, z: number): readonly [x: number, y: number] {
  const radians = (latitude * Math.PI) / 180
  const across = (longitude + 180) / 360
  const down = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2
  return [across * 2 ** z, down * 2 ** z]
}
