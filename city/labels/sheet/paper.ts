import { CityError } from '../../error.ts'
import type { LabelSize } from '../draw/place-code.ts'

/** A sheet of labels, all lengths in millimetres. */
export interface Paper {
  readonly sheet: LabelSize
  readonly label: LabelSize
  readonly columns: number
  readonly rows: number
  /** From the sheet's edge to the first label. */
  readonly left: number
  readonly top: number
  /** From one label to the next. */
  readonly gapX: number
  readonly gapY: number
}

/** DIN A4 (ISO 216). */
const A4: LabelSize = { width: 210, height: 297 }

/**
 * Label paper that shops have, by the number that Avery gives it and others follow, and plain A4 paper that is cut into squares. There is
 * nothing smaller than L7654 among them: a code of version 8 with its quiet zone and modules of 0.4 mm is 22.8 mm wide.
 */
export const PAPERS: Readonly<Record<'L7160' | 'L7163' | 'L7654' | 'square-50', Paper>> = {
  L7160: grid({ width: 63.5, height: 38.1 }, 3, 7, 2.5, 0),
  L7163: grid({ width: 99.1, height: 38.1 }, 2, 7, 2.5, 0),
  L7654: grid({ width: 45.7, height: 25.4 }, 4, 10, 2.5, 0),
  'square-50': grid({ width: 50, height: 50 }, 3, 5, 4, 4),
}

/** The name of a paper in {@link PAPERS}. */
export type PaperName = keyof typeof PAPERS

/** Whether there is paper of this name. */
export function isPaperName(text: string): text is PaperName {
  return Object.hasOwn(PAPERS, text)
}

/** How many labels a sheet has. */
export function labelsPerSheet({ columns, rows }: Paper): number {
  return columns * rows
}

/** White below the last row of labels, in millimetres. */
export function bottomMargin({ sheet, label, rows, top, gapY }: Paper): number {
  return sheet.height - top - rows * label.height - (rows - 1) * gapY
}

/** Where the nth label of a sheet lies, along the rows. */
export function placeOf(paper: Paper, n: number): { readonly x: number; readonly y: number } {
  const { label, columns, left, top, gapX, gapY } = paper
  return {
    x: left + (n % columns) * (label.width + gapX),
    y: top + Math.floor(n / columns) * (label.height + gapY),
  }
}

/** Least white at the edges of paper of one's own, in millimetres: crop marks and page numbers stand there. */
const LEAST_MARGIN = 8

/**
 * Paper of one's own measures: as many labels as go on the sheet, in its middle unless it is said where the first one lies.
 *
 * @throws CityError `label-unfit` when not one does
 */
export function ownPaper(options: {
  readonly label: LabelSize
  readonly sheet?: LabelSize
  readonly gapX?: number
  readonly gapY?: number
  readonly left?: number
  readonly top?: number
}): Paper {
  const { label, sheet = A4, gapX = 0, gapY = 0, left, top } = options
  const count = (length: number, one: number, gap: number, margin: number): number =>
    Math.floor((length - 2 * margin + gap + 1e-6) / (one + gap))
  const columns = count(sheet.width, label.width, gapX, left ?? LEAST_MARGIN)
  const rows = count(sheet.height, label.height, gapY, top ?? LEAST_MARGIN)
  if (!(columns > 0 && rows > 0))
    throw new CityError('label-unfit', 'no label of this size goes on a sheet of that size')
  const centred = grid(label, columns, rows, gapX, gapY, sheet)
  return { ...centred, left: left ?? centred.left, top: top ?? centred.top }
}

function grid(label: LabelSize, columns: number, rows: number, gapX: number, gapY: number, sheet = A4): Paper {
  const left = (sheet.width - columns * label.width - (columns - 1) * gapX) / 2
  const top = (sheet.height - rows * label.height - (rows - 1) * gapY) / 2
  return { sheet, label, columns, rows, left, top, gapX, gapY }
}
