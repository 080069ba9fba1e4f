import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { encode } from 'uqr'

/** Modules of white around a code (ISO/IEC 18004, section 6.3.8). */
const QUIET_ZONE = 4

/** A QR code at error correction M, black on white whatever the colours around it, with its quiet zone. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const { path, side, version } = useMemo(() => draw(text), [text])
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      data-testid="qr"
      data-version={version}
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function draw(text: string): { path: string; side: number; version: number } {
  const { data, size, version } = encode(text, { ecc: 'M', border: 0 })
  const runs: string[] = []
  for (const [y, line] of data.entries()) {
    for (let x = 0; x < size; x++) {
      if (!line[x]) continue
      const from = x
      while (line[x + 1]) x++
      runs.push(`M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${x - from + 1}v1h-${x - from + 1}z`)
    }
  }
  return { path: runs.join(''), side: size + 2 * QUIET_ZONE, version }
}
