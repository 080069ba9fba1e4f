import { correction, generate } from 'lean-qr'

/** Modules of white around a code (ISO/IEC 18004, section 6.3.8). */
export const QUIET_ZONE = 4

/** A closed polygon of corners `x, y, x, y, …` in modules, without the quiet zone; it fills by the even-odd rule together with the others. */
export type Outline = readonly number[]

/** A QR code as the outlines of its dark areas: modules that touch are one shape, so that no hairline shows between them. */
export interface QrOutline {
  /** Modules along a side, without the quiet zone. */
  readonly size: number
  /** 1 to 40. */
  readonly version: number
  readonly outlines: readonly Outline[]
}

/** Draws a text as a QR code at error correction M, in those segments that take the least room. */
export function qrOutline(text: string): QrOutline {
  const code = generate(text, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M })
  const { size } = code
  return { size, version: (size - 17) / 4, outlines: outlinesOf(size, (x, y) => code.get(x, y)) }
}

/** Right, down, left, up: each a quarter turn clockwise from the one before. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/** Follows the edges between dark and light, with the dark at the right hand. */
function outlinesOf(size: number, isDark: (x: number, y: number) => boolean): Outline[] {
  const side = size + 1
  // Of each crossing of the grid, in which directions an edge leaves it that was not followed yet: a bit each.
  const leaving = new Uint8Array(side * side)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      const at = y * side + x
      if (!isDark(x, y - 1)) leaving[at] = (leaving[at] ?? 0) | 1
      if (!isDark(x + 1, y)) leaving[at + 1] = (leaving[at + 1] ?? 0) | 2
      if (!isDark(x, y + 1)) leaving[at + side + 1] = (leaving[at + side + 1] ?? 0) | 4
      if (!isDark(x - 1, y)) leaving[at + side] = (leaving[at + side] ?? 0) | 8
    }
  }
  const outlines: number[][] = []
  // The first crossing of an outline is a corner that it leaves to the right.
  for (let start = 0; start < leaving.length; start++) {
    while (((leaving[start] ?? 0) & 1) !== 0) outlines.push(follow(leaving, side, start))
  }
  return outlines
}

function follow(leaving: Uint8Array, side: number, start: number): number[] {
  const corners: number[] = []
  let at = start
  let direction = 3
  for (;;) {
    const bits = leaving[at] ?? 0
    // Where two shapes touch at a corner, the right turn stays with the one that is followed.
    const turn = [1, 0, 3].find((quarter) => (bits & (1 << ((direction + quarter) % 4))) !== 0) ?? 0
    const way = (direction + turn) % 4
    const closes = at === start && way === 0 && corners.length > 0
    // The first edge stays until the outline comes back to it.
    if (closes || at !== start || way !== 0) leaving[at] = bits & ~(1 << way)
    if (closes) return corners
    if (way !== direction) corners.push(at % side, Math.floor(at / side))
    const [dx, dy] = STEPS[way] ?? STEPS[0]
    at += dy * side + dx
    direction = way
  }
}
