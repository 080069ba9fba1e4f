import type { Paper } from './paper.ts'

/** A line from a point, by so much; millimetres from the sheet's upper left corner. */
export interface CropMark {
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
}

/** Longest mark, and what is left white between a mark and a label or the sheet's edge. */
const LONGEST = 4
const AWAY = 1

/**
 * Marks at both ends of every cut, in the margins alone: none touches a label, and on paper that is cut already they show whether it
 * lies right in the printer.
 */
export function cropMarks(paper: Paper): CropMark[] {
  const { sheet, label, columns, rows, left, top, gapX, gapY } = paper
  const right = left + columns * label.width + (columns - 1) * gapX
  const bottom = top + rows * label.height + (rows - 1) * gapY
  const lengthIn = (margin: number): number => Math.max(0, Math.min(LONGEST, margin - 2 * AWAY))
  const across = cuts(left, columns, label.width, gapX).flatMap((x) => [
    { x, y: top - AWAY, dx: 0, dy: -lengthIn(top) },
    { x, y: bottom + AWAY, dx: 0, dy: lengthIn(sheet.height - bottom) },
  ])
  const down = cuts(top, rows, label.height, gapY).flatMap((y) => [
    { x: left - AWAY, y, dx: -lengthIn(left), dy: 0 },
    { x: right + AWAY, y, dx: lengthIn(sheet.width - right), dy: 0 },
  ])
  return [...across, ...down].filter(({ dx, dy }) => dx !== 0 || dy !== 0)
}

/** Where labels begin and end; once where they touch. */
function cuts(start: number, count: number, size: number, gap: number): number[] {
  const places = Array.from({ length: count }, (_, i) => start + i * (size + gap))
  return gap === 0 ? [...places, start + count * size] : places.flatMap((place) => [place, place + size])
}
