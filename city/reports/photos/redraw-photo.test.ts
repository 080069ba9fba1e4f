import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { picture, plainPhoto, taggedPhoto } from '../test/test-photos.ts'
import { photoDrawer } from './photo-drawer.ts'
import { MAX_PHOTO_BYTES, redrawPhoto } from './redraw-photo.ts'

describe('a photo', () => {
  test('loses all that the camera wrote into it, and stands upright', async () => {
    const sent = await taggedPhoto()
    const before = await sharp(sent).metadata()
    expect([before.exif, before.xmp, before.icc, before.orientation].map(Boolean)).toEqual([true, true, true, true])
    expect(Buffer.from(sent).includes('SyntheticCamera')).toBe(true)
    const drawn = await redrawPhoto(sent)
    if (!drawn) throw new Error('not drawn')
    const { exif, xmp, iptc, icc, orientation, width, height, format, comments } = await sharp(drawn.jpeg).metadata()
    expect({ exif, xmp, iptc, icc, orientation, comments }).toEqual({})
    expect([format, width, height]).toEqual(['jpeg', 800, 1600])
    expect([drawn.width, drawn.height]).toEqual([800, 1600])
    const bytes = Buffer.from(drawn.jpeg)
    for (const mark of ['Exif', 'GPS', 'SyntheticCamera', 'Somebody', 'SyntheticXmp', '2026:11:25']) {
      expect([mark, bytes.includes(mark)]).toEqual([mark, false])
    }
    // No segment for applications but JFIF's own, and no comment.
    expect(segmentsOf(drawn.jpeg).filter((marker) => (marker > 0xe0 && marker <= 0xef) || marker === 0xfe)).toEqual([])
  })

  test('loses what lies behind its end', async () => {
    const sent = Buffer.concat([await plainPhoto(), Buffer.from('behind the end')])
    const drawn = await redrawPhoto(new Uint8Array(sent))
    expect(Buffer.from(drawn?.jpeg ?? []).includes('behind the end')).toBe(false)
  })

  test.each(['png', 'webp'] as const)('may be %s, and is never enlarged', async (format) => {
    const drawn = await redrawPhoto(new Uint8Array(await picture(300, 200).toFormat(format).toBuffer()))
    expect([drawn?.width, drawn?.height]).toEqual([300, 200])
  })

  test.each(['gif', 'tiff', 'avif'] as const)('is not %s', async (format) => {
    expect(await redrawPhoto(new Uint8Array(await picture(30, 20).toFormat(format).toBuffer()))).toBeNull()
  })

  test('is not SVG, text, nothing, half of one, or more than 8 MB', async () => {
    const text = (of: string) => new TextEncoder().encode(of)
    expect(await redrawPhoto(text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBeNull()
    expect(await redrawPhoto(text('photo'))).toBeNull()
    expect(await redrawPhoto(new Uint8Array())).toBeNull()
    const photo = await plainPhoto()
    expect(await redrawPhoto(photo.subarray(0, photo.length / 2))).toBeNull()
    expect(await redrawPhoto(new Uint8Array(Buffer.concat([photo, new Uint8Array(MAX_PHOTO_BYTES)])))).toBeNull()
  })

  test('that unpacks to more pixels than a telephone takes is refused before it is decoded', async () => {
    // A PNG of some kilobytes that says it is 60,000 by 60,000: 10 GB once decoded.
    const bomb = pngOf(60_000, 60_000, deflateSync(new Uint8Array(1_000_000)))
    expect(bomb.length).toBeLessThan(10_000)
    const before = process.memoryUsage().rss
    expect(await redrawPhoto(bomb)).toBeNull()
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    const real = new Uint8Array(await picture(9000, 6000).png().toBuffer())
    expect(real.length).toBeLessThan(MAX_PHOTO_BYTES)
    expect(await redrawPhoto(real)).toBeNull()
  })

  test('is drawn or refused, whatever bytes come', async () => {
    const photo = await plainPhoto()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(photo.length - 1), fc.nat(255)), { maxLength: 20 }),
        async (changes) => {
          const altered = Uint8Array.from(photo)
          for (const [at, byte] of changes) altered[at] = byte
          const drawn = await redrawPhoto(altered)
          if (drawn) expect((await sharp(drawn.jpeg).metadata()).format).toBe('jpeg')
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('photos of several reports', () => {
  test('are drawn one after another, and when too many wait the next ones are told so', async () => {
    const waiting: (() => void)[] = []
    let drawing = 0
    const drawer = photoDrawer(async () => {
      expect(++drawing).toBe(1)
      await new Promise<void>((done) => waiting.push(done))
      drawing--
      return { jpeg: new Uint8Array(1), width: 1, height: 1 }
    })
    const sent = Array.from({ length: 8 }, () => drawer.redraw([new Uint8Array(1)]))
    expect(await drawer.redraw([new Uint8Array(1)])).toBe('busy')
    expect(await drawer.redraw([])).toEqual([])
    for (const each of sent) {
      while (waiting.length === 0) await Promise.resolve()
      waiting.shift()?.()
      expect(await each).toHaveLength(1)
    }
  })
})

function segmentsOf(jpeg: Uint8Array): number[] {
  const markers: number[] = []
  for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    markers.push(jpeg[at + 1] ?? 0)
    at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)
  }
  return markers
}

function pngOf(width: number, height: number, data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())]
  return new Uint8Array(Buffer.concat([signature, ...chunks]))
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
