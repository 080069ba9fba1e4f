import type { JSX } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { drawQr, type QrDrawing } from './draw-qr.ts'

/**
 * A QR code, black on white whatever the colours around it, with its quiet zone. It fills the width it is
 * given, less what keeps every module the same whole number of the screen's pixels.
 */
export function QrCode(props: {
  readonly text: string
  readonly label: string
  /** Another way to draw it, such as `drawMixedQr`. */
  readonly draw?: (text: string) => QrDrawing
}): JSX.Element {
  const { text, label, draw = drawQr } = props
  const { path, side, version } = useMemo(() => draw(text), [text, draw])
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

/** The largest size in CSS pixels, up to `width`, at which a module is a whole number of device pixels; `width` when none is. */
export function crispSize(width: number, side: number, pixelRatio: number): number {
  const pixelsPerModule = Math.floor((width * pixelRatio) / side)
  return pixelsPerModule > 0 ? (pixelsPerModule * side) / pixelRatio : width
}
