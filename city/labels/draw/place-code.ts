import { QUIET_ZONE } from './qr-outline.ts'

/** Smallest side of a module on a label, in millimetres. */
export const LEAST_MODULE = 0.4

/** Width and height in millimetres. */
export interface LabelSize {
  readonly width: number
  readonly height: number
}

/** Where text may stand, in millimetres from the upper left corner. */
export interface TextArea extends LabelSize {
  readonly x: number
  readonly y: number
}

/** Where a code stands, and what it leaves for text. */
export interface PlacedCode {
  /** Upper left corner of the first module, in millimetres; the quiet zone is not included. */
  readonly x: number
  readonly y: number
  /** Side of a module. */
  readonly module: number
  /** As high as the code, where text stands beside it; then as high as the label. */
  readonly areas: readonly TextArea[]
}

/** White that is left to the edge, where a cutter or a printer is not exact. */
const EDGE = 0.5
/** The same for text. */
const TEXT_EDGE = 1.5

/**
 * Places a code with its quiet zone at the left of a label, or at the top in the middle.
 *
 * @param modules along a side, without the quiet zone
 * @param options.share of the label's width, or else height, that the code takes at most
 * @param options.grid what its place and its modules are a multiple of
 */
export function placeCode(
  modules: number,
  options: { readonly size: LabelSize; readonly beside: boolean; readonly share: number; readonly grid?: number },
): PlacedCode {
  const { size, beside, share, grid } = options
  const { width, height } = size
  const room = Math.min((beside ? height : width) - 2 * EDGE, (beside ? width : height) * share)
  const most = room / (modules + 2 * QUIET_ZONE)
  const snapped = (length: number, round = Math.round): number =>
    grid === undefined ? length : round(length / grid) * grid
  const module = snapped(most, (ratio) => Math.floor(ratio + 1e-6))
  const quiet = QUIET_ZONE * module
  const side = modules * module
  const x = snapped(beside ? EDGE + quiet : (width - side) / 2)
  const y = snapped(beside ? (height - side) / 2 : EDGE + quiet)
  const right = x + side + quiet
  const below = y + side + quiet
  const whole = { x: right, y: TEXT_EDGE, width: width - TEXT_EDGE - right, height: height - 2 * TEXT_EDGE }
  const areas = beside
    ? [{ ...whole, y: Math.max(y, TEXT_EDGE), height: Math.min(side, whole.height) }, whole]
    : [{ x: TEXT_EDGE, y: below, width: width - 2 * TEXT_EDGE, height: height - TEXT_EDGE - below }]
  return { x, y, module, areas }
}
