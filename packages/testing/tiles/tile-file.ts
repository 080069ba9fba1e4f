import { join, varint } from './vector-tile.ts'

/** A tile and where it is (z, x and y as slippy maps have them). */
export interface PlacedTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly tile: Uint8Array
}

/** West, south, east and north in degrees. */
export type TileBounds = readonly [west: number, south: number, east: number, north: number]

const HEADER = 127
const GZIP = 2
const VECTOR = 1

/**
 * Writes tiles as one PMTiles file, version 3, with everything compressed by gzip as the usual makers of such files do: a header, one directory, what
 * is said of the whole, and the tiles in the order of their numbers.
 */
export async function tileFile(tiles: readonly PlacedTile[], bounds: TileBounds): Promise<Uint8Array> {
  const numbered = tiles.map((one) => ({ id: tileNumber(one), ...one })).toSorted((one, other) => one.id - other.id)
  const packed = await Promise.all(numbered.map(({ tile }) => gzip(tile)))
  const directory = await gzip(directoryOf(numbered.map(({ id }, i) => ({ id, length: packed[i]?.length ?? 0 }))))
  const metadata = await gzip(new TextEncoder().encode(JSON.stringify({ name: 'Synthetic City' })))
  const data = join(packed)
  const header = new DataView(new ArrayBuffer(HEADER))
  for (const [i, letter] of [...'PMTiles'].entries()) header.setUint8(i, letter.charCodeAt(0))
  header.setUint8(7, 3)
  const dataAt = HEADER + directory.length + metadata.length
  const sections = [
    [HEADER, directory.length],
    [HEADER + directory.length, metadata.length],
    [dataAt, 0],
    [dataAt, data.length],
  ].flat()
  for (const [i, value] of [...sections, tiles.length, tiles.length, tiles.length].entries()) {
    header.setBigUint64(8 + 8 * i, BigInt(value), true)
  }
  const zooms = tiles.map(({ z }) => z)
  const [least, most] = [Math.min(...zooms), Math.max(...zooms)]
  for (const [i, value] of [1, GZIP, GZIP, VECTOR, least, most].entries()) header.setUint8(96 + i, value)
  for (const [i, degrees] of bounds.entries()) header.setInt32(102 + 4 * i, degrees * 1e7, true)
  const [west, south, east, north] = bounds
  header.setUint8(118, least)
  header.setInt32(119, ((west + east) / 2) * 1e7, true)
  header.setInt32(123, ((south + north) / 2) * 1e7, true)
  return join([new Uint8Array(header.buffer), directory, metadata, data])
}

/** Columns: steps between numbers, how many tiles in a row are the same, lengths, and where each begins: 0 behind the one before. */
function directoryOf(entries: readonly { readonly id: number; readonly length: number }[]): Uint8Array {
  const columns = [
    [entries.length],
    entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
    entries.map(() => 1),
    entries.map(({ length }) => length),
    entries.map((_, i) => (i === 0 ? 1 : 0)),
  ]
  return join(columns.flat().map(varint))
}

/** The number of a tile: those of smaller scales first, and within one along a Hilbert curve. */
function tileNumber({ z, x, y }: Pick<PlacedTile, 'z' | 'x' | 'y'>): number {
  let number = (4 ** z - 1) / 3
  let [column, row] = [x, y]
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const east = (column & side) > 0 ? 1 : 0
    const south = (row & side) > 0 ? 1 : 0
    number += side * side * ((3 * east) ^ south)
    if (south === 0) {
      if (east === 1) [column, row] = [side - 1 - column, side - 1 - row]
      ;[column, row] = [row, column]
    }
  }
  return number
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
