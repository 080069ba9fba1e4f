import { correction, generate } from 'lean-qr'
import { pathOfQr, type QrDrawing } from './draw-qr.ts'

/**
 * Draws a text of which parts are digits, each part in the mode that takes the least room (ISO/IEC 18004, section 7.4): a SMART Health Card would
 * else take twice the area.
 *
 * @throws Error when it is longer than a code can hold
 */
export function drawMixedQr(text: string): QrDrawing {
  const drawn = generate(text, { minCorrectionLevel: correction.L })
  return pathOfQr(drawn.size, (x, y) => drawn.get(x, y))
}
