import { create, type Font } from 'fontkit'

/** A font as far as labels need it. Lengths are in ems. */
export interface LabelFont {
  /** The file, for a PDF to embed what is used of it. */
  readonly bytes: Uint8Array
  /** Which face of a collection it is, by its PostScript name; undefined where the file is no collection. */
  readonly face: string | undefined
  /** How wide a line is; kerning would make it no wider. */
  width(text: string): number
  /** Characters of the text that the font does not have. */
  missing(text: string): readonly string[]
  /** The outlines of a line as SVG path data for each glyph, upwards from the baseline, and where it stands. */
  outlines(
    text: string,
  ): readonly { readonly path: string; readonly x: number; readonly y: number; readonly scale: number }[]
}

/** Faces of a collection that are drawn as in mainland China. */
const SIMPLIFIED = /sc\b|sc-|SC|CN|GB|Hans|YaHei/

/**
 * Reads a font of TrueType or OpenType outlines.
 *
 * @param face which face of a collection; by default the one for simplified Chinese, else the first
 * @returns null for what is no font, or has no such face
 */
export function readLabelFont(bytes: Uint8Array, face?: string): LabelFont | null {
  const opened = openFont(bytes, face)
  if (!opened) return null
  const { font } = opened
  const { unitsPerEm } = font
  const advances = new Map<string, number>()
  const paths = new Map<number, string>()

  const advance = (character: string): number => {
    const known = advances.get(character)
    if (known !== undefined) return known
    const units = font.glyphsForString(character).reduce((sum, glyph) => sum + glyph.advanceWidth, 0)
    advances.set(character, units / unitsPerEm)
    return units / unitsPerEm
  }

  return {
    bytes,
    face: opened.face,
    width: (text) => [...text].reduce((sum, character) => sum + advance(character), 0),
    missing: (text) => [...new Set(text)].filter((one) => font.glyphsForString(one).some(({ id }) => id === 0)),
    outlines(text) {
      let x = 0
      const { glyphs, positions } = font.layout(text)
      return glyphs.map((glyph, index) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
        const path = paths.get(glyph.id) ?? glyph.path.toSVG()
        paths.set(glyph.id, path)
        const drawn = { path, x: (x + xOffset) / unitsPerEm, y: yOffset / unitsPerEm, scale: 1 / unitsPerEm }
        x += xAdvance
        return drawn
      })
    },
  }
}

/** Whether a font draws a nought that nobody takes for the letter: it has a stroke or a dot in it, which the letter has not. */
export function tellsNoughtFromLetter(bytes: Uint8Array, face?: string): boolean {
  const font = openFont(bytes, face)?.font
  if (!font) return false
  const shapes = (character: string): number =>
    font
      .glyphsForString(character)
      .reduce((sum, { path }) => sum + path.commands.filter(({ command }) => command === 'closePath').length, 0)
  return shapes('0') > shapes('O')
}

function openFont(
  bytes: Uint8Array,
  face: string | undefined,
): { readonly font: Font; readonly face: string | undefined } | null {
  try {
    const opened = create(bytes)
    if (!('fonts' in opened)) return { font: opened, face: undefined }
    const fits = ({ postscriptName }: Font): boolean =>
      face === undefined ? SIMPLIFIED.test(postscriptName ?? '') : postscriptName === face
    const font = opened.fonts.find(fits) ?? (face === undefined ? opened.fonts[0] : undefined)
    return font?.postscriptName ? { font, face: font.postscriptName } : null
  } catch {
    return null
  }
}
