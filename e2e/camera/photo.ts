import type { Page } from 'playwright-core'

/** A photo as a telephone makes it: a JPEG with an EXIF segment that says where and with what it was taken. */
export async function photoWithPlace(page: Page, place: string): Promise<Buffer> {
  const jpeg = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const context = canvas.getContext('2d')
    if (!context) throw new Error('nothing can be drawn')
    context.fillStyle = '#47a'
    context.fillRect(0, 0, 2400, 900)
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  const bytes = Buffer.from(jpeg, 'base64')
  const text = Buffer.from(`Exif\0\0${place}`, 'latin1')
  const segment = Buffer.alloc(4)
  segment.writeUInt16BE(0xffe1)
  segment.writeUInt16BE(text.length + 2, 2)
  // Behind the two bytes that begin a JPEG.
  return Buffer.concat([bytes.subarray(0, 2), segment, text, bytes.subarray(2)])
}
