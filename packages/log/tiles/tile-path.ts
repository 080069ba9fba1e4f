import { LogError } from '../error.ts'

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256
/** Levels of the tree that a tile holds. */
export const TILE_HEIGHT = 8

/** A tile of hashes, or with level `entries` a bundle of entries (C2SP tlog-tiles). */
export interface Tile {
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256; below 256 it is partial. */
  readonly width: number
}

/** The path below the log's prefix: `tile/<L>/<N>[.p/<W>]`, N in groups of three digits, all but the last after an `x`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/**
 * Reads a path; every tile has exactly one.
 *
 * @throws LogError `malformed-path`
 */
export function parseTilePath(path: string): Tile {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!match) throw malformed()
  const [, level = '', groups = '', width] = match
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  if (!Number.isSafeInteger(tile.index) || (tile.level !== 'entries' && tile.level > 63)) throw malformed()
  if (tilePath(tile) !== path || tile.width < 1) throw malformed()
  return tile
}

/** The width of a tile in a tree of this size: 0 when it is not there yet. */
export function tileWidth(level: number | 'entries', index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level))
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** Every tile of hashes and bundle of entries of a tree of this size, each at its present width. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = []
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    const count = Math.ceil(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH)
    for (let index = 0; index < count; index++) tiles.push({ level, index, width: tileWidth(level, index, size) })
  }
  return [...tiles, ...tiles.filter(({ level }) => level === 0).map((tile): Tile => ({ ...tile, level: 'entries' }))]
}

function malformed(): LogError {
  return new LogError('malformed-path', 'not the path of a tile')
}
