import { describe, expect, test } from 'vitest'
import { wrapText } from './wrap-text.ts'

/** As in a font whose Chinese characters are as wide as two others. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0)
const wrap = (text: string, most: number): string[] => wrapText(text, most, width)

describe('a text that is too wide', () => {
  test('is broken between words, of Chinese too, into lines about alike', () => {
    expect(wrap('Check this text against what you see', 24)).toEqual(['Check this text', 'against what you see'])
    expect(wrap('请核对此文字与眼前所见是否一致', 26)).toEqual(['请核对此文字与', '眼前所见是否一致'])
  })

  test('keeps a number with what it counts, and marks where they belong', () => {
    expect(wrap('人民路12号 2号梯', 13)).toEqual(['人民路12号', '2号梯'])
    expect(wrap('解放路1号 2号梯', 10)).toEqual(['解放路1号', '2号梯'])
    expect(wrap('好味面馆（人民路店）', 14)).toEqual(['好味面馆', '（人民路店）'])
    expect(wrap('东门，西门', 5)).toEqual(['东', '门，', '西门'])
  })

  test('breaks an id at its joints', () => {
    expect(wrap('lift-00042.north_2', 10)).toEqual(['lift-', '00042.', 'north_2'])
  })

  test('breaks a word only where no line holds it, and never within a letter with its marks', () => {
    expect(wrap('extraordinarily', 6)).toEqual(['extrao', 'rdinar', 'ily'])
    expect(wrap('e\u0323\u0302e\u0323\u0302e\u0323\u0302', 3)).toEqual(Array(3).fill('e\u0323\u0302'))
  })

  test.each([
    ['滨江区人民路12号 人民广场地铁站B出口东侧公共自行车租赁点 2号电梯'],
    ['Hydrant 7, corner of Renmin Rd and Lake St (north side)'],
    ['0123456789'.repeat(4)],
    ['门'],
  ])('loses nothing of %s', (text) => {
    for (let most = 1; most < 60; most++) {
      const lines = wrap(text, most)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      if (most > 1) for (const line of lines) expect(width(line)).toBeLessThanOrEqual(most)
    }
  })
})
