import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
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

/**
 * A QR code at error correction M, black on white whatever the colours around it, with its quiet zone. It fills the width it is
 * given, less what keeps every module the same whole number of the screen's pixels.
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const { path, side, version } = useMemo(() => drawQr(text), [text])
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const fit = (): void => {
      const size = crispSize(element.clientWidth, side, devicePixelRatio)
      svg.current?.setAttribute('width', `${size}`)
      svg.current?.setAttribute('height', `${size}`)
    }
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    fit()
    return () => observer.disconnect()
  }, [side])

  return (
    <div class="qr" ref={box}>
      <svg
        ref={svg}
        role="img"
        aria-label={label}
        data-testid="qr"
        data-version={version}
        viewBox={`0 0 ${side} ${side}`}
        shape-rendering="crispEdges"
      >
        <path d={`M0 0h${side}v${side}h-${side}z`} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
    </div>
  )
}

/** Draws a text as a QR code at error correction M. @throws Error when it is longer than a code can hold */
export function drawQr(text: string): QrDrawing {
  const { data, size, version } = encode(text, { ecc: 'M', border: 0 })
  const runs: string[] = []
  for (const [y, line] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!line[x]) continue
      const from = x
      while (line[x + 1]) x++
      const length = x - from + 1
      runs.push(`M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`)
    }
  }
  return { path: runs.join(''), side: size + 2 * QUIET_ZONE, version }
}

/** The largest size in CSS pixels, up to `width`, at which a module is a whole number of device pixels; `width` when none is. */
export function crispSize(width: number, side: number, pixelRatio: number): number {
  const pixelsPerModule = Math.floor((width * pixelRatio) / side)
  return pixelsPerModule > 0 ? (pixelsPerModule * side) / pixelRatio : width
}
