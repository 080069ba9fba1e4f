import { describe, expect, test } from 'vitest'
import { drawQr, readQr } from './qr-image.ts'

describe('a QR image', () => {
  test('reads back what was drawn, for a text as long as a pass', async () => {
    const text = `HF1:${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'.repeat(25)}`
    const { png, version } = drawQr(text)
    expect(version).toBeLessThanOrEqual(22)
    expect(await readQr(png)).toBe(text)
  })

  test('that holds no code is refused', async () => {
    const { png } = drawQr('x')
    await expect(readQr(png.slice(0, 60))).rejects.toMatchObject({ code: 'no-code-in-image' })
  })
})
