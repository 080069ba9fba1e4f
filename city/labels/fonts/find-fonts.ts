import { readFile } from 'node:fs/promises'
import { CityError } from '../../error.ts'
import { type FontPlace, MONO_PLACES, STRONG_PLACES, TEXT_PLACES } from './font-places.ts'
import { type LabelFont, readLabelFont, tellsNoughtFromLetter } from './label-font.ts'

/** What a label is set in. */
export interface LabelFonts {
  /** Chinese and Latin. */
  readonly text: LabelFont
  /** The same in bold where the machine has it. */
  readonly strong: LabelFont
  /** Fixed width, for ids: its nought is not the letter O. */
  readonly mono: LabelFont
}

/** Reads a file; null where there is none. */
export type ReadFont = (file: string) => Promise<Uint8Array | null>

/** Characters without which no label is set: those of the line that every one of them has. */
const NEEDED = '请核对此文字与眼前所见是否一致'

/**
 * The fonts of labels: those named, else what the machine has.
 *
 * @param options.font a file with Chinese and Latin letters, for all but ids
 * @param options.monoFont a file with a fixed-width font, for ids
 * @throws CityError `font-missing`, saying what to install or why the file named will not do
 */
export async function findLabelFonts(
  options: { readonly font?: string; readonly monoFont?: string; readonly read?: ReadFont } = {},
): Promise<LabelFonts> {
  const { font, monoFont, read = readIfThere } = options
  const text = await first(read, font === undefined ? TEXT_PLACES : [{ file: font }], hasChinese)
  if (!text) {
    throw new CityError(
      'font-missing',
      font === undefined
        ? 'this machine has no font for Chinese and Latin text: install Noto Sans CJK (Debian: apt install fonts-noto-cjk), or name a file by --font'
        : `${font} is no TrueType or OpenType font with Chinese letters`,
    )
  }
  const strong = font === undefined ? await first(read, STRONG_PLACES, hasChinese) : null
  const isMono = ({ bytes, face }: LabelFont): boolean => tellsNoughtFromLetter(bytes, face)
  const mono = await first(read, monoFont === undefined ? MONO_PLACES : [{ file: monoFont }], isMono)
  if (!mono) {
    throw new CityError(
      'font-missing',
      monoFont === undefined
        ? 'this machine has no fixed-width font for ids: install DejaVu Sans Mono (Debian: apt install fonts-dejavu-core), or name a file by --mono-font'
        : `${monoFont} is no TrueType or OpenType font whose nought is not the letter O`,
    )
  }
  return { text, strong: strong ?? text, mono }
}

async function first(
  read: ReadFont,
  places: readonly FontPlace[],
  fits: (font: LabelFont) => boolean,
): Promise<LabelFont | null> {
  for (const { file, face } of places) {
    const bytes = await read(file)
    const font = bytes && readLabelFont(bytes, face)
    if (font && fits(font)) return font
  }
  return null
}

function hasChinese(font: LabelFont): boolean {
  return font.missing(NEEDED).length === 0
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null
    throw new CityError('font-missing', `${file} cannot be read`, { cause: error })
  })
}
