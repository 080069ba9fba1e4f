import { judgePublicCode } from '@hefu/standard'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { findLabelFonts, type LabelFonts } from '../fonts/find-fonts.ts'
import { PAPERS } from '../sheet/paper.ts'
import type { SignedLabel } from '../sign-labels.ts'
import { readQr } from '../test/read-qr.ts'
import { CITY, LONGEST, ORDINARY, signedLabels, syntheticLabelKey } from '../test/synthetic-labels.ts'
import { COMPARE } from './fit-text.ts'
import { labelPng } from './label-png.ts'
import { labelSvg } from './label-svg.ts'
import { type LabelLayout, layOutLabel } from './lay-out-label.ts'
import { type LabelSize, LEAST_MODULE } from './place-code.ts'
import { QUIET_ZONE } from './qr-outline.ts'

const OWN: LabelSize[] = [
  { width: 100, height: 140 },
  { width: 200, height: 60 },
]
const PAPER_SIZES = Object.entries(PAPERS).map(([name, { label }]) => [name, label] as const)
const SIZES = [...PAPER_SIZES, ...OWN.map((size) => [`${size.width} x ${size.height}`, size] as const)]

let fonts: LabelFonts
let ordinary: SignedLabel[]
let longest: SignedLabel

beforeAll(async () => {
  fonts = await findLabelFonts()
  ordinary = await signedLabels(ORDINARY)
  const [only] = await signedLabels([LONGEST])
  if (!only) throw new Error('one is signed')
  longest = only
})

const layOut = (label: SignedLabel, size: LabelSize): LabelLayout => layOutLabel(label, { size, city: CITY, fonts })
const textOf = ({ lines }: LabelLayout): string =>
  lines
    .map(({ text }) => text)
    .join('')
    .replaceAll(' ', '')

/** Everything that is drawn, as boxes: the code with its quiet zone, and each line with its letters' height and depth. */
function boxesOf({ code, lines }: LabelLayout): { left: number; top: number; right: number; bottom: number }[] {
  const quiet = QUIET_ZONE * code.module
  const side = code.size * code.module
  const { x, y } = code
  return [
    { left: x - quiet, top: y - quiet, right: x + side + quiet, bottom: y + side + quiet },
    ...lines.map(({ text, font, size, x: left, baseline }) => ({
      left,
      top: baseline - 0.88 * size,
      right: left + fonts[font].width(text) * size,
      bottom: baseline + 0.22 * size,
    })),
  ]
}

describe.each(SIZES)('a label on %s', (_, size) => {
  test('has modules of 0.4 mm at least, and everything within its edges, nothing upon anything else', () => {
    for (const label of ordinary) {
      const layout = layOut(label, size)
      expect(layout.code.module).toBeGreaterThanOrEqual(LEAST_MODULE)
      const boxes = boxesOf(layout)
      for (const [index, box] of boxes.entries()) {
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(size.width)
        expect(box.bottom).toBeLessThanOrEqual(size.height)
        for (const other of boxes.slice(index + 1)) {
          const apart =
            box.right <= other.left + 1e-6 ||
            other.right <= box.left + 1e-6 ||
            box.bottom <= other.top + 1e-6 ||
            other.bottom <= box.top + 1e-6
          expect(apart, JSON.stringify([label.label, box, other])).toBe(true)
        }
      }
    }
  })

  test('says its text, its id, the city and what to compare, whole', () => {
    for (const label of ordinary) {
      const whole = [label.label, label.id, CITY['zh-CN'], CITY.en, COMPARE['zh-CN'], COMPARE.en].join('')
      expect(textOf(layOut(label, size))).toBe(whole.replaceAll(' ', ''))
    }
  })

  test('sets its text larger than all else, and nothing smaller than 1.6 mm', () => {
    for (const label of ordinary) {
      const [first, ...others] = layOut(label, size).lines
      const small = others.filter(({ font }) => font === 'text').map(({ size: em }) => em)
      expect(Math.min(...small)).toBeGreaterThanOrEqual(1.6)
      expect(first?.font).toBe('strong')
      expect(first?.size).toBeGreaterThan(Math.max(...small))
    }
  })

  test('is read by a scanner and found genuine, as PNG and as SVG', async () => {
    const key = await syntheticLabelKey()
    for (const label of [ordinary[0], ordinary[1]]) {
      if (!label) throw new Error('there are two')
      const png = await labelPng(label, { size, city: CITY, fonts, dpi: 300 })
      expect(await readQr(png)).toEqual([label.code])
      const svg = Buffer.from(labelSvg(layOut(label, size), fonts))
      expect(await readQr(await sharp(svg, { density: 300 }).png().toBuffer())).toEqual([label.code])
      expect(await judgePublicCode(label.code, [key], 0)).toMatchObject({ verdict: 'genuine' })
    }
  })
})

test('the longest text and id there may be are set whole where there is room, and refused where there is not', () => {
  const layout = layOut(longest, { width: 99.1, height: 57 })
  expect(textOf(layout)).toContain(LONGEST.label)
  expect(textOf(layout)).toContain(LONGEST.id)
  expect(() => layOut(longest, PAPERS.L7654.label)).toThrow(expect.objectContaining({ code: 'label-unfit' }))
})

test('a text that is too long for a line is set smaller, then wrapped', () => {
  const sized = (label: string): { lines: number; size: number } => {
    const [first] = ordinary
    if (!first) throw new Error('there is one')
    const { lines } = layOut({ ...first, label }, PAPERS['square-50'].label)
    const strong = lines.filter(({ font }) => font === 'strong')
    return { lines: strong.length, size: strong[0]?.size ?? 0 }
  }
  const [short, long, longer] = [
    sized('门'),
    sized('人民路十二号消防控制室西北门'),
    sized('滨江区人民路十二号 人民广场地铁站东南出口 二号电梯'),
  ]
  expect([short.lines, long.lines, longer.lines]).toEqual([1, 1, 2])
  expect(long.size).toBeLessThan(short.size)
})

test('a character that the font does not have is told of and not drawn as a box', () => {
  const [label] = ordinary
  if (!label) throw new Error('there is one')
  expect(() => layOut({ ...label, label: '梯 \u{1f680}' }, PAPERS.L7160.label)).toThrow(/has no \u{1f680}/u)
})

test('a PNG has the size and the resolution that were asked for, and modules of whole pixels', async () => {
  const [label] = ordinary
  if (!label) throw new Error('there is one')
  const png = await labelPng(label, { size: { width: 63.5, height: 38.1 }, city: CITY, fonts, dpi: 600 })
  const { width, height, density, channels } = await sharp(png).metadata()
  expect({ width, height, density, channels }).toEqual({ width: 1500, height: 900, density: 600, channels: 1 })
  const grid = 25.4 / 600
  const { code } = layOutLabel(label, { size: { width: 63.5, height: 38.1 }, city: CITY, fonts, grid })
  for (const length of [code.x, code.y, code.module]) {
    expect(Math.abs(length / grid - Math.round(length / grid))).toBeLessThan(1e-6)
  }
})

test('an SVG carries its words for who cannot see it, with nothing active in them', () => {
  const [label] = ordinary
  if (!label) throw new Error('there is one')
  const svg = labelSvg(layOut({ ...label, label: '<script>&1' }, { width: 120, height: 60 }), fonts)
  expect(svg).toContain('<title>&lt;script&gt;&amp;1 · lift-00042')
  expect(svg).not.toContain('<script')
  expect(svg).not.toContain('<text')
})
