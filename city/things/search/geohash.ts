import type { Point } from '../thing.ts'

/** Characters of a geohash in the order of their values, which is that of their bytes too. */
const ALPHABET = '0123456789bcdefghjkmnpqrstuvwxyz'
/** Characters of the geohash that a thing is kept with: a cell of about 5 m. */
export const GEOHASH_LENGTH = 9
/** Nine characters have 45 bits, of which longitude has the first and every second one after it. */
const LONGITUDE_BITS = 23
const LATITUDE_BITS = 22
/** Behind every geohash. */
const END = '~'

/** A part of the map between two meridians and two parallels, in degrees; it does not cross the date line. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Geohashes from one on and before another, as texts compare by their bytes. */
export interface GeohashRange {
  readonly from: string
  readonly before: string
}

/** The geohash of a point, nine characters. */
export function geohashOf({ latitude, longitude }: Point): string {
  return write(interleave(column(longitude), LONGITUDE_BITS, row(latitude), LATITUDE_BITS), GEOHASH_LENGTH)
}

/** Ranges that together have every point of a box, and few others: of at most `most` cells, those that follow one another joined. */
export function geohashRanges(box: Box, most = 48): readonly GeohashRange[] {
  const [west, east, south, north] = [column(box.west), column(box.east), row(box.south), row(box.north)]
  for (let length = GEOHASH_LENGTH; length > 0; length--) {
    const [across, up] = [Math.ceil((5 * length) / 2), Math.floor((5 * length) / 2)]
    const x = { first: west >> (LONGITUDE_BITS - across), last: east >> (LONGITUDE_BITS - across) }
    const y = { first: south >> (LATITUDE_BITS - up), last: north >> (LATITUDE_BITS - up) }
    if ((x.last - x.first + 1) * (y.last - y.first + 1) > most) continue
    const cells: number[] = []
    for (let i = x.first; i <= x.last; i++) {
      for (let j = y.first; j <= y.last; j++) cells.push(interleave(i, across, j, up))
    }
    return join(cells, length)
  }
  return [{ from: '', before: END }]
}

function join(cells: readonly number[], length: number): GeohashRange[] {
  const runs: { first: number; next: number }[] = []
  for (const cell of cells.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last?.next === cell) last.next++
    else runs.push({ first: cell, next: cell + 1 })
  }
  return runs.map(({ first, next }) => ({
    from: write(first, length),
    before: next === 32 ** length ? END : write(next, length),
  }))
}

/** Bits of both by turns, longitude first. Past 32 bits they are added, not shifted. */
function interleave(x: number, across: number, y: number, up: number): number {
  let number = 0
  for (let i = across - 1, j = up - 1; i >= 0 || j >= 0; i--, j--) {
    if (i >= 0) number = number * 2 + ((x >> i) & 1)
    if (j >= 0) number = number * 2 + ((y >> j) & 1)
  }
  return number
}

function write(number: number, length: number): string {
  let text = ''
  for (let i = 0, rest = number; i < length; i++, rest = Math.floor(rest / 32)) text = ALPHABET.charAt(rest % 32) + text
  return text
}

function column(longitude: number): number {
  return step((longitude + 180) / 360, 2 ** LONGITUDE_BITS)
}

function row(latitude: number): number {
  return step((latitude + 90) / 180, 2 ** LATITUDE_BITS)
}

/** The last step has its end too, or the pole would be in none. */
function step(share: number, steps: number): number {
  return Math.min(steps - 1, Math.max(0, Math.floor(share * steps)))
}
