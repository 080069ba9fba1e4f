import type { LocalText } from '@hefu/standard'
import { CityError } from '../../error.ts'
import type { LabelFonts } from '../fonts/find-fonts.ts'
import type { SignedLabel } from '../sign-labels.ts'
import { type FittedText, fitText } from './fit-text.ts'
import { type QrOutline, QUIET_ZONE, qrOutline } from './qr-outline.ts'

/** Smallest side of a module on a label, in millimetres: what a phone reads from a hand's breadth. */
export const LEAST_MODULE = 0.4

/** Width and height in millimetres. */
export interface LabelSize {
  readonly width: number
  readonly height: number
}

/** One line of text on a label; lengths in millimetres, downwards from the upper left corner. */
export interface DrawnLine {
  readonly text: string
  readonly font: keyof LabelFonts
  /** The em. */
  readonly size: number
  readonly x: number
  readonly baseline: number
}

/** Where everything of a label stands. */
export interface LabelLayout extends LabelSize {
  readonly code: QrOutline & {
    /** Upper left corner of the first module, the quiet zone not included. */
    readonly x: number
    readonly y: number
    /** Side of a module. */
    readonly module: number
  }
  readonly lines: readonly DrawnLine[]
}

/** White that is left to the edge, where a cutter or a printer is not exact. */
const EDGE = 0.5
/** The same for text. */
const TEXT_EDGE = 1.5
/** From this proportion on the text stands beside the code and not below it. */
const WIDE = 1.3
/** Most of the width, or else of the height, that the code takes. */
const CODE_SHARE = { beside: 0.6, below: 0.68 }

/**
 * Lays a label out: the code with its whole quiet zone, the label's text, the id, the city and the line that asks to compare.
 *
 * @param options.grid what the code's place and modules are a multiple of, in millimetres: a pixel, where it is drawn in pixels
 * @throws CityError `label-unfit` when a module would be smaller than 0.4 mm, a text does not fit at its smallest size, or a font has
 * no such character: nothing is cut off
 */
export function layOutLabel(
  label: SignedLabel,
  options: { readonly size: LabelSize; readonly city: LocalText; readonly fonts: LabelFonts; readonly grid?: number },
): LabelLayout {
  const { size, city, fonts, grid } = options
  const { width, height } = size
  const beside = width >= WIDE * height
  const code = qrOutline(label.code)
  const room = Math.min(
    beside ? height : width,
    (beside ? width : height) * (beside ? CODE_SHARE.beside : CODE_SHARE.below) + 2 * EDGE,
  )
  const module = moduleOf(label, code, room - 2 * EDGE, grid)
  const quiet = QUIET_ZONE * module
  const side = code.size * module
  const snapped = (length: number): number => (grid === undefined ? length : Math.round(length / grid) * grid)
  const x = snapped(beside ? EDGE + quiet : (width - side) / 2)
  const y = snapped(beside ? (height - side) / 2 : EDGE + quiet)
  const right = x + side + quiet
  const below = y + side + quiet
  const area = beside
    ? {
        x: right,
        y: Math.max(y, TEXT_EDGE),
        width: width - TEXT_EDGE - right,
        height: Math.min(side, height - 2 * TEXT_EDGE),
      }
    : { x: TEXT_EDGE, y: below, width: width - 2 * TEXT_EDGE, height: height - TEXT_EDGE - below }
  const fitted = fitText({ ...label, city, fonts, area })
  if (typeof fitted === 'string') throw new CityError('label-unfit', `${label.id}: ${fitted}`)
  return {
    width,
    height,
    code: { ...code, x, y, module },
    lines: place(fitted, area, beside ? 'left' : 'centre', fonts),
  }
}

function moduleOf({ id }: SignedLabel, { size, version }: QrOutline, room: number, grid?: number): number {
  const most = room / (size + 2 * QUIET_ZONE)
  const module = grid === undefined ? most : Math.floor(most / grid + 1e-6) * grid
  if (module >= LEAST_MODULE - 1e-9) return module
  const shown = module.toFixed(2)
  throw new CityError(
    'label-unfit',
    `${id}: its code of version ${version} would have modules of ${shown} mm, and ${LEAST_MODULE} mm are the least: take a larger label`,
  )
}

/** The text proper at the top, what is small print at the bottom; where all stands in the middle, both share what is left. */
function place(
  { head, foot }: FittedText,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  align: 'left' | 'centre',
  fonts: LabelFonts,
): DrawnLine[] {
  const heightOf = (lines: FittedText['head']): number => lines.reduce((sum, line) => sum + line.height, 0)
  const footTop = area.y + area.height - heightOf(foot)
  const set = (lines: FittedText['head'], top: number): DrawnLine[] => {
    let y = top
    return lines.map(({ text, font, size, ascent, height }) => {
      const x = align === 'left' ? area.x : area.x + (area.width - fonts[font].width(text) * size) / 2
      const line = { text, font, size, x, baseline: y + ascent }
      y += height
      return line
    })
  }
  return [...set(head, area.y), ...set(foot, footTop)]
}
