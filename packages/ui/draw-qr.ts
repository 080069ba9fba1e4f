import { encode } from 'uqr'

/** Modules of white around a code (ISO/IEC 18004, section 6.3.8). */
const QUIET_ZONE = 4

/** A code as one SVG path. */
export interface QrDrawing {
  readonly path: string
  /** Modules along a side, the quiet zone included. */
  readonly side: number
  /** 1 to 40. */
  readonly version: number
}

/** Draws a text as a QR code at error correction M. @throws Error when it is longer than a code can hold */
export function drawQr(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  return pathOfQr(size, (x, y) => data[y]?.[x] ?? false)
}

/** The path of a code of which each module is known. */
export function pathOfQr(size: number, isDark: (x: number, y: number) => boolean): QrDrawing {
  const runs: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      const from = x
      while (x + 1 < size && isDark(x + 1, y)) x++
      const length = x - from + 1
      runs.push(`M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`)
    }
  }
  // A side has 17 modules and 4 for each version (section 6.1).
  return { path: runs.join(''), side: size + 2 * QUIET_ZONE, version: (size - 17) / 4 }
}
