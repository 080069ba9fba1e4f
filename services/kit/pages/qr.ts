import { html } from 'hono/html'
import { correction, generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'
import type { Html } from './page.ts'

/** A QR code on white with its quiet zone, at error correction M. @param label what it is, for who does not see it */
export function qrOf(text: string, label: string): Html {
  const source = toSvgSource(generate(text, { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M }), {
    padX: 4,
    padY: 4,
  })
  return html`<img class="qr" alt="${label}" src="data:image/svg+xml;base64,${Buffer.from(source).toString('base64')}">`
}
