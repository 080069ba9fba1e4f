import type { LocalText } from '@hefu/standard'
import { CityError } from '../../error.ts'
import type { LabelFonts } from '../fonts/find-fonts.ts'
import type { SignedLabel } from '../sign-labels.ts'
import { type FittedText, fitText } from './fit-text.ts'
import { type LabelSize, LEAST_MODULE, type PlacedCode, placeCode, type TextArea } from './place-code.ts'
import { type QrOutline, qrOutline } from './qr-outline.ts'

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

/** Shares of the label's width, or of its height, that the code takes: the next one where the text needs more room. */
const BESIDE = [0.6, 0.54, 0.48]
const BELOW = [0.64, 0.58, 0.52]
/** From this proportion on the text stands beside the code and not below it. */
const WIDE = 1.3

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
  const beside = size.width >= WIDE * size.height
  const outline = qrOutline(label.code)
  let reason = ''
  for (const share of beside ? BESIDE : BELOW) {
    const placed = placeCode(outline.size, { size, beside, share, ...(grid !== undefined && { grid }) })
    if (placed.module < LEAST_MODULE - 1e-9) {
      reason ||= `its code of version ${outline.version} would have modules of ${placed.module.toFixed(2)} mm, and ${LEAST_MODULE} mm are the least: take a larger label`
      break
    }
    for (const area of placed.areas) {
      const fitted = fitText({ ...label, city, fonts, area })
      if (typeof fitted !== 'string') return finish(outline, placed, size, linesOf(fitted, area, beside, fonts))
      reason = fitted
    }
  }
  throw new CityError('label-unfit', `${label.id}: ${reason}`)
}

function finish(
  outline: QrOutline,
  { x, y, module }: PlacedCode,
  { width, height }: LabelSize,
  lines: DrawnLine[],
): LabelLayout {
  return { width, height, code: { ...outline, x, y, module }, lines }
}

/** The text proper at the top of its area, the small print at the bottom; below a code all stands in the middle. */
function linesOf({ head, foot }: FittedText, area: TextArea, beside: boolean, fonts: LabelFonts): DrawnLine[] {
  const set = (lines: FittedText['head'], top: number): DrawnLine[] => {
    let y = top
    return lines.map(({ text, font, size, ascent, height }) => {
      const x = beside ? area.x : area.x + (area.width - fonts[font].width(text) * size) / 2
      const line = { text, font, size, x, baseline: y + ascent }
      y += height
      return line
    })
  }
  const footHeight = foot.reduce((sum, { height }) => sum + height, 0)
  return [...set(head, area.y), ...set(foot, area.y + area.height - footHeight)]
}
