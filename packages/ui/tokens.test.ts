import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Tokens = ReadonlyMap<string, string>

const sheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const LIGHT = ['', ':root']
const DARK = ['(prefers-color-scheme: dark)', ':root']
const LARGE = ['', '[data-type="large"]']
const LARGE_DARK = ['(prefers-color-scheme: dark)', '[data-type="large"]']

/** The colour tokens of the rules that apply, later ones over earlier ones. */
function tokens(...rules: string[][]): Tokens {
  const found = new Map<string, string>()
  for (const [media = '', selector = ''] of rules) {
    const inMedia = media
      ? sheet
          .split(`@media ${media} {`)
          .slice(1)
          .map((part) => part.split('\n}')[0])
      : [withoutMedia()]
    for (const part of inMedia) {
      const blocks = (part ?? '').split('}').filter((block) => block.split('{')[0]?.trim().endsWith(selector))
      for (const block of blocks)
        for (const [, name = '', value = ''] of block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)) found.set(name, value)
    }
  }
  return found
}

function withoutMedia(): string {
  return sheet.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const TEXT = [
  ['--ink', '--paper'],
  ['--ink', '--surface'],
  ['--ink-soft', '--paper'],
  ['--ink-soft', '--surface'],
  ['--action-text', '--action'],
  ['--paper', '--danger'],
  ['--danger', '--surface'],
  ['--warning', '--warning-surface'],
  ['--fault', '--fault-surface'],
  ['--admitted-ink', '--admitted'],
  ['--refused-ink', '--refused'],
] as const

const SHAPES = [
  ['--field-line', '--surface'],
  ['--field-line', '--paper'],
  ['--focus', '--paper'],
] as const

describe.each([
  ['light', 4.5, tokens(LIGHT)],
  ['dark', 4.5, tokens(LIGHT, DARK)],
  ['large type, light', 7, tokens(LIGHT, LARGE)],
  ['large type, dark', 7, tokens(LIGHT, DARK, LARGE, LARGE_DARK)],
])('%s', (_, least, colours) => {
  const ratio = (a: string, b: string): number => contrast(colours.get(a) ?? '', colours.get(b) ?? '')

  test.each(TEXT)(`%s on %s is at least ${least} : 1`, (ink, ground) => {
    expect(ratio(ink, ground)).toBeGreaterThanOrEqual(least)
  })

  test.each(SHAPES)('%s beside %s is at least 3 : 1', (shape, ground) => {
    expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3)
  })

  test('the two verdicts differ in lightness, not in hue alone', () => {
    expect(ratio('--admitted', '--refused')).toBeGreaterThanOrEqual(3)
  })
})
