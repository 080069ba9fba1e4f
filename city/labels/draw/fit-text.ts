import type { LocalText } from '@hefu/standard'
import type { LabelFonts } from '../fonts/find-fonts.ts'
import { widestPart, wrapText } from './wrap-text.ts'

/** The line that every label has: a sticker can be moved, and then its text does not agree with what is there. */
export const COMPARE: LocalText = {
  'zh-CN': '请核对此文字与眼前所见是否一致',
  en: 'Check this text against what you see',
}

/** A line with its size and where it stands within its height, in millimetres. */
export interface FittedLine {
  readonly text: string
  readonly font: keyof LabelFonts
  readonly size: number
  /** From the top to the baseline. */
  readonly ascent: number
  /** To the top of the next line. */
  readonly height: number
}

/** What is read first, and the small print. */
export interface FittedText {
  readonly head: readonly FittedLine[]
  readonly foot: readonly FittedLine[]
}

interface Area {
  readonly width: number
  readonly height: number
}

/** A text that may be set in any size from `most` down to `least`, in millimetres of the em. */
interface Block {
  readonly text: string
  readonly font: keyof LabelFonts
  readonly most: number
  readonly least: number
  /** From line to line, in ems. */
  readonly leading: number
}

/** From a size to the next smaller one. */
const STEP = 0.94
/** A text on one line may be so much smaller than on several, before it is wrapped. */
const ONE_LINE = 0.72
/** The label's text is at least so much larger than the small print. */
const EMPHASIS = 1.25
/** From the top of a line to its baseline, in ems: the height of Chinese characters. */
const ASCENT = 0.88
/** Least between what is read first and the small print: a share of the unit. */
const GAP = 0.9
/** Between the label's text and the id, and between the city and the line below it: shares of the unit. */
const SMALL_GAP = 0.4

/**
 * Sets the texts of a label into an area: as large as they fit, the label's text on one line if it need not be much smaller for that,
 * else on several.
 *
 * @returns why not, where they do not fit at their smallest or a font lacks a character
 */
export function fitText(options: {
  readonly label: string
  readonly id: string
  readonly city: LocalText
  readonly fonts: LabelFonts
  readonly area: Area
}): FittedText | string {
  const { label, id, city, fonts, area } = options
  const missing = [
    ...fonts.strong.missing(label),
    ...fonts.text.missing(city['zh-CN'] + city.en),
    ...fonts.mono.missing(id),
  ]
  if (missing.length > 0) return `the font has no ${missing.join(' ')}: name another by --font`
  // What a hand holds and what hangs at a door: print grows with the label, within limits.
  const unit = Math.min(2.4, Math.max(0.85, Math.min(area.height / 20, area.width / 26)))
  for (let scale = 1; ; scale *= STEP) {
    const small = (text: string, most: number, least: number): Block => ({
      text,
      font: 'text',
      most: Math.max(most * unit * scale, least),
      least,
      leading: 1.22,
    })
    const set = (block: Block): FittedLine[] => setAt(block, block.most, area, fonts)
    const gap = SMALL_GAP * unit * scale
    const foot = [
      ...spacedBelow(set(small(cityLine(city), 2, 1.7)), gap),
      ...set(small(COMPARE['zh-CN'], 1.9, 1.6)),
      ...set(small(COMPARE.en, 1.9, 1.6)),
    ]
    const idBlock: Block = { text: id, font: 'mono', most: 2.5 * unit * scale, least: 1.9, leading: 1.22 }
    const idLines = setId(idBlock, area, fonts)
    const used = heightOf(foot) + heightOf(idLines) + gap + GAP * unit * scale
    const smallest = Math.max(2.3, EMPHASIS * (foot[0]?.size ?? 0))
    const strong: Block = { text: label, font: 'strong', most: 4.2 * unit, least: smallest, leading: 1.2 }
    const head = setLabel(strong, { width: area.width, height: area.height - used }, fonts)
    if (head && foot.every(({ text, size, font }) => fonts[font].width(text) * size <= area.width)) {
      return { head: [...spacedBelow(head, gap), ...idLines], foot }
    }
    if (scale * unit < 0.75) return 'its text does not fit at the smallest size: take a larger label'
  }
}

function spacedBelow(lines: readonly FittedLine[], gap: number): FittedLine[] {
  return lines.map((line, index) => (index === lines.length - 1 ? { ...line, height: line.height + gap } : line))
}

function cityLine(city: LocalText): string {
  return `${city['zh-CN']} ${city.en}`
}

/** On one line as long as it is not much smaller than on several; else the largest size at which the lines fit. */
function setLabel(block: Block, area: Area, fonts: LabelFonts): FittedLine[] | null {
  const sizes = sizesOf(block)
  const oneLine = sizes.find(
    (size) => size >= ONE_LINE * block.most && fonts[block.font].width(block.text) * size <= area.width,
  )
  const fits = (size: number): boolean => heightOf(setAt(block, size, area, fonts)) <= area.height
  if (oneLine !== undefined && fits(oneLine)) return setAt(block, oneLine, area, fonts)
  // Smaller rather than with a word broken.
  const widest = widestPart(block.text, fonts[block.font].width)
  const size = sizes.find((one) => widest * one <= area.width && fits(one)) ?? sizes.find(fits)
  return size === undefined ? null : setAt(block, size, area, fonts)
}

/** An id is broken only where it does not fit on a line at its smallest. */
function setId(block: Block, area: Area, fonts: LabelFonts): FittedLine[] {
  const { least } = block
  const size = sizesOf(block).find((one) => fonts[block.font].width(block.text) * one <= area.width)
  return setAt(block, size ?? least, area, fonts)
}

function sizesOf({ most, least }: Block): number[] {
  const sizes: number[] = []
  for (let size = most; size > least; size *= STEP) sizes.push(size)
  return [...sizes, least]
}

function setAt({ text, font, leading }: Block, size: number, area: Area, fonts: LabelFonts): FittedLine[] {
  const lines = wrapText(text, area.width, (part) => fonts[font].width(part) * size)
  return lines.map((line) => ({ text: line, font, size, ascent: ASCENT * size, height: leading * size }))
}

function heightOf(lines: readonly FittedLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0)
}
