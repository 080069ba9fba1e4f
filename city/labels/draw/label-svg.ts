import type { LabelFonts } from '../fonts/find-fonts.ts'
import type { LabelLayout } from './lay-out-label.ts'
import type { Outline } from './qr-outline.ts'

/**
 * A label as an SVG of its real size. Text is drawn as outlines, so that it looks the same on every machine, and stands in `title` for
 * who cannot see it.
 *
 * @param options.pixelsPerMm gives the image a size in pixels in place of millimetres
 */
export function labelSvg(
  layout: LabelLayout,
  fonts: LabelFonts,
  options: { readonly pixelsPerMm?: number } = {},
): string {
  const { width, height, code, lines } = layout
  const { pixelsPerMm } = options
  const size = pixelsPerMm
    ? `width="${Math.round(width * pixelsPerMm)}" height="${Math.round(height * pixelsPerMm)}"`
    : `width="${width}mm" height="${height}mm"`
  const box = pixelsPerMm
    ? `${shown(Math.round(width * pixelsPerMm) / pixelsPerMm)} ${shown(Math.round(height * pixelsPerMm) / pixelsPerMm)}`
    : `${width} ${height}`
  const place = `translate(${shown(code.x)} ${shown(code.y)}) scale(${shown(code.module)})`
  const texts = lines.flatMap(({ text, font, size: em, x, baseline }) =>
    fonts[font].outlines(text).map((glyph) => {
      const [left, down] = [x + glyph.x * em, baseline - glyph.y * em]
      const scale = shown(glyph.scale * em)
      return (
        glyph.path &&
        `<path transform="matrix(${scale} 0 0 -${scale} ${shown(left)} ${shown(down)})" d="${glyph.path}"/>`
      )
    }),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${box}" role="img">`,
    `<title>${escaped(lines.map(({ text }) => text).join(' · '))}</title>`,
    '<path fill="#fff" d="M0 0h10000v10000H0z"/>',
    `<path shape-rendering="crispEdges" fill-rule="evenodd" transform="${place}" d="${code.outlines.map(pathOf).join('')}"/>`,
    ...texts.filter((text) => text !== ''),
    '</svg>\n',
  ].join('\n')
}

function pathOf(outline: Outline): string {
  let path = `M${outline[0]} ${outline[1]}`
  // Edges run across and down in turn.
  for (let i = 2; i < outline.length; i += 2) {
    path += outline[i + 1] === outline[i - 1] ? `H${outline[i]}` : `V${outline[i + 1]}`
  }
  return `${path}z`
}

/** To the ten-thousandth of a millimetre or better. */
function shown(number: number): string {
  return String(Number(number.toFixed(7)))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
