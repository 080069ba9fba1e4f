import { describe, expect, test } from 'vitest'
import { drawMixedQr } from './draw-mixed-qr.ts'
import { drawQr } from './draw-qr.ts'
import { crispSize } from './qr-code.tsx'

describe('a QR code', () => {
  const { path, side, version } = drawQr('HF1:0123456789')

  test('has a quiet zone of four modules all around', () => {
    const modules = 17 + 4 * version
    expect(side).toBe(modules + 8)
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [
      Number(x),
      Number(y),
      Number(length),
    ])
    for (const [x = 0, y = 0, length = 0] of runs) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4)
      expect(Math.max(x + length, y + 1)).toBeLessThanOrEqual(side - 4)
    }
  })

  test('begins with a finder pattern', () => {
    expect(path.startsWith('M4 4h7v1h-7z')).toBe(true)
  })

  test('keeps the text of a pass in the alphanumeric mode, in which it is smallest', () => {
    expect(drawQr(`HF1:${'ABC12'.repeat(200)}`).version).toBeLessThanOrEqual(22)
  })
})

describe('a QR code of letters and digits', () => {
  test('takes each part in the mode in which it is smallest', () => {
    const card = `shc:/${'5676290952'.repeat(239)}`
    expect(drawMixedQr(card).version).toBeLessThanOrEqual(22)
    expect(() => drawQr(card)).toThrow()
  })

  test('is drawn as any other', () => {
    const { path, side, version } = drawMixedQr('shc:/56')
    expect([path.startsWith('M4 4h7v1h-7z'), side]).toEqual([true, 17 + 4 * version + 8])
  })
})

describe('a crisp size', () => {
  test.each([
    [390, 113, 3],
    [390, 113, 2],
    [320, 61, 1.5],
    [1280, 121, 1],
  ])('for %s px, %s modules, %s device pixels a pixel', (width, side, ratio) => {
    const size = crispSize(width, side, ratio)
    expect(size).toBeLessThanOrEqual(width)
    expect((size * ratio) / side).toBeCloseTo(Math.floor((width * ratio) / side))
  })

  test('is the whole width when the code has more modules than there are pixels', () => {
    expect(crispSize(100, 121, 1)).toBe(100)
  })
})
