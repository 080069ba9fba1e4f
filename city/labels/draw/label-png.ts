import type { LocalText } from '@hefu/standard'
import sharp from 'sharp'
import type { LabelFonts } from '../fonts/find-fonts.ts'
import type { SignedLabel } from '../sign-labels.ts'
import { labelSvg } from './label-svg.ts'
import { layOutLabel } from './lay-out-label.ts'
import type { LabelSize } from './place-code.ts'

const MM_PER_INCH = 25.4

/**
 * A label as a grey PNG whose modules are whole pixels.
 *
 * @param options.dpi pixels an inch, which the image says of itself
 * @throws CityError `label-unfit`
 */
export async function labelPng(
  label: SignedLabel,
  options: { readonly size: LabelSize; readonly city: LocalText; readonly fonts: LabelFonts; readonly dpi: number },
): Promise<Uint8Array> {
  const { fonts, dpi } = options
  const pixelsPerMm = dpi / MM_PER_INCH
  const layout = layOutLabel(label, { ...options, grid: 1 / pixelsPerMm })
  const svg = Buffer.from(labelSvg(layout, fonts, { pixelsPerMm }))
  const png = await sharp(svg).flatten({ background: '#fff' }).toColourspace('b-w').withDensity(dpi).png().toBuffer()
  return new Uint8Array(png)
}
