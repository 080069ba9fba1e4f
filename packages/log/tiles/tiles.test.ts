import { concatBytes } from '@hefu/bytes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendLeaf, EMPTY_FRONTIER } from '../merkle/frontier.ts'
import { leafHash } from '../merkle/tree-hash.ts'
import { decodeEntryBundle, encodeEntryBundle } from './entry-bundle.ts'
import { hashInTile, tileOf } from './tile-hashes.ts'
import { parseTilePath, type Tile, tilePath, tilesOf } from './tile-path.ts'

describe('paths (C2SP tlog-tiles)', () => {
  test.each<[Tile, string]>([
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 0, width: 17 }, 'tile/1/000.p/17'],
    [{ level: 'entries', index: 999, width: 256 }, 'tile/entries/999'],
    [{ level: 63, index: 1000, width: 255 }, 'tile/63/x001/000.p/255'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })

  test.each([
    'tile/0/1',
    'tile/0/x000/001',
    'tile/00/001',
    'tile/64/001',
    'tile/0/001.p/256',
    'tile/0/001.p/0',
    'tile/0/001.p/07',
    'tile/entries/../001',
    '/tile/0/001',
    'tile/0/001/002',
    'tile/0/x001/x001/x001/x001/x001/x001/001',
  ])('%s is none', (path) => {
    expect(() => parseTilePath(path)).toThrow(expect.objectContaining({ code: 'malformed-path' }))
  })

  test('a tree of 70,000 has the tiles that the specification counts', () => {
    const tiles = tilesOf(70_000)
    const at = (level: Tile['level']) => tiles.filter((tile) => tile.level === level)
    expect(at(0)).toHaveLength(274)
    expect(at(0).at(-1)?.width).toBe(112)
    expect(at(1).map(({ width }) => width)).toEqual([256, 17])
    expect(at(2).map(({ width }) => width)).toEqual([1])
    expect(at('entries')).toHaveLength(274)
    expect(tilesOf(256).map(({ level, width }) => [level, width])).toEqual([
      [0, 256],
      [1, 1],
      ['entries', 256],
    ])
    expect(tilesOf(0)).toEqual([])
  })
})

test('every complete subtree is found in its tile', () => {
  const size = 1000
  const hashes = new Map<string, Uint8Array>()
  let frontier = EMPTY_FRONTIER
  for (let i = 0; i < size; i++) {
    const grown = appendLeaf(frontier, leafHash(Uint8Array.of(i & 0xff, i >> 8)))
    frontier = grown.frontier
    for (const { level, index, hash } of grown.completed) hashes.set(`${level} ${index}`, hash)
  }
  for (const [name, hash] of hashes) {
    const [level = 0, index = 0] = name.split(' ').map(Number)
    const tile = tileOf({ level, index }, size)
    const inTile = Array.from(
      { length: tile.width },
      (_, i) => hashes.get(`${Number(tile.level) * 8} ${tile.index * 256 + i}`) as Uint8Array,
    )
    expect(hashInTile(concatBytes(...inTile), { level, index })).toEqual(hash)
  }
  expect(() => hashInTile(new Uint8Array(32), { level: 1, index: 0 })).toThrow(RangeError)
})

describe('entry bundles', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 256 })

  test('go through bytes and back', () => {
    fc.assert(
      fc.property(entries, (list) => {
        expect(decodeEntryBundle(encodeEntryBundle(list), list.length)).toEqual(
          list.map((entry) => new Uint8Array(entry)),
        )
      }),
      { numRuns: 50 },
    )
  })

  test('cut short, gone on or of another number are refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: -1, max: 300 }), (bytes, width) => {
        try {
          expect(decodeEntryBundle(bytes, width)).toHaveLength(width)
        } catch (error) {
          expect(error).toMatchObject({ code: 'malformed-bundle' })
        }
      }),
    )
    const bundle = encodeEntryBundle([Uint8Array.of(1, 2), Uint8Array.of(3)])
    for (const [bytes, width] of [
      [bundle.slice(0, -1), 2],
      [concatBytes(bundle, Uint8Array.of(0)), 2],
      [bundle, 1],
      [bundle, 3],
    ] as const) {
      expect(() => decodeEntryBundle(bytes, width)).toThrow(expect.objectContaining({ code: 'malformed-bundle' }))
    }
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(expect.objectContaining({ code: 'too-large' }))
  })
})
