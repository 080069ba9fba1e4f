import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { findLabelFonts } from './find-fonts.ts'

const NOTO = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const DEJAVU = '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf'
/** A fixed-width font whose nought is as plain as its O. */
const COURIER = '/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Regular.otf'

/** A machine that has these files only. */
const machine = (...files: string[]) => ({
  read: async (file: string) => (files.includes(file) ? new Uint8Array(await readFile(file)) : null),
})

describe('the fonts of labels', () => {
  test('are those of the machine', async () => {
    const { text, strong, mono } = await findLabelFonts()
    expect(text.missing('人民路12号 Lift 2')).toEqual([])
    expect(strong.width('号')).toBe(1)
    expect(mono.width('0')).toBe(mono.width('W'))
  })

  test('are set without bold where there is none', async () => {
    const { text, strong } = await findLabelFonts(machine(NOTO, DEJAVU))
    expect(strong).toBe(text)
    expect(text.face).toBe('NotoSansCJKsc-Regular')
  })

  test('that are missing are named with what to install', async () => {
    const noChinese = expect.objectContaining({
      code: 'font-missing',
      message: expect.stringContaining('fonts-noto-cjk'),
    })
    await expect(findLabelFonts(machine(DEJAVU))).rejects.toEqual(noChinese)
    const noMono = expect.objectContaining({
      code: 'font-missing',
      message: expect.stringContaining('fonts-dejavu-core'),
    })
    await expect(findLabelFonts(machine(NOTO))).rejects.toEqual(noMono)
  })

  test('that are named and will not do are refused', async () => {
    const missing = expect.objectContaining({ code: 'font-missing' })
    await expect(findLabelFonts({ font: DEJAVU })).rejects.toEqual(missing)
    await expect(findLabelFonts({ font: '/nowhere/font.ttf' })).rejects.toEqual(missing)
    await expect(findLabelFonts({ font: import.meta.filename })).rejects.toEqual(missing)
    await expect(findLabelFonts({ monoFont: COURIER })).rejects.toEqual(missing)
  })
})
