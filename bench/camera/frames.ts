import { encode } from 'uqr'
import type { VideoFormat } from './y4m.ts'

/** What a phone's screen looks like to a camera at a door: not quite white, not quite black, in a dim surrounding. */
const PAPER = 230
const INK = 25
const SURROUNDING = 90
/** ISO/IEC 18004 asks for four modules around the code. */
const QUIET_ZONE = 4
/** How much of the picture's height the code takes. */
const SHARE = 0.7

/** A frame with nothing to read. */
export function emptyFrame({ width, height }: VideoFormat): Uint8Array {
  return new Uint8Array(width * height).fill(SURROUNDING)
}

/** A frame in the middle of which a text is held up as a QR code at correction M. */
export function codeFrame(text: string, format: VideoFormat): Uint8Array {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const frame = emptyFrame(format)
  const pixels = Math.max(1, Math.floor((format.height * SHARE) / size))
  const left = (format.width - size * pixels) >> 1
  const top = (format.height - size * pixels) >> 1
  for (const [row, modules] of data.entries()) {
    for (let y = top + row * pixels; y < top + (row + 1) * pixels; y++) {
      for (const [column, dark] of modules.entries()) {
        const from = y * format.width + left + column * pixels
        frame.fill(dark ? INK : PAPER, from, from + pixels)
      }
    }
  }
  return frame
}

/** How codes follow each other before the camera, in frames. */
export interface Pace {
  /** How long each is held up. */
  readonly shown: number
  /** How long nobody is there before the next. */
  readonly between: number
  /** How long nobody is there at first, while the page starts. */
  readonly before: number
}

/** Codes held up one after the other. */
export function* procession(texts: readonly string[], format: VideoFormat, pace: Pace): Generator<Uint8Array> {
  const empty = emptyFrame(format)
  for (let i = 0; i < pace.before; i++) yield empty
  for (const text of texts) {
    const frame = codeFrame(text, format)
    for (let i = 0; i < pace.shown; i++) yield frame
    for (let i = 0; i < pace.between; i++) yield empty
  }
}
