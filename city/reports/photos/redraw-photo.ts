import sharp from 'sharp'

/** Longest side of a photo as it is kept, in pixels. */
const MAX_SIDE = 1600
/** Largest photo as it is sent, in bytes. */
export const MAX_PHOTO_BYTES: number = 8 * 1024 * 1024
/** Most pixels of a photo as it is sent: more than cameras of telephones make, and 150 MB once decoded. */
const MAX_PIXELS = 50_000_000
/** Largest picture as it is kept, in bytes; the column says the same. */
const MAX_JPEG_BYTES = 2 * 1024 * 1024
/** Longest time for one photo, in seconds. */
const TIMEOUT = 15
/** What is read: what cameras and browsers make. Nothing with scripts, pages, or outside references. */
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp'])

/** A picture as it is kept. */
export interface Jpeg {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Draws a photo anew: decoded, turned upright, made smaller, encoded as JPEG. Only pixels come through, so nothing that the camera wrote into the
 * file does: place, time, device, thumbnail. The size in pixels is read before anything is decoded.
 *
 * @returns null for what is no photo, too large or damaged
 */
export async function redrawPhoto(bytes: Uint8Array): Promise<Jpeg | null> {
  if (bytes.length === 0 || bytes.length > MAX_PHOTO_BYTES || !looksLikePhoto(bytes)) return null
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1, sequentialRead: true })
    const { format, width = 0, height = 0 } = await image.metadata()
    if (!FORMATS.has(format) || width * height > MAX_PIXELS) return null
    // Nothing of `keepMetadata` is called: without it sharp writes no EXIF, XMP, IPTC or profile.
    const { data, info } = await image
      .autoOrient()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 80, mozjpeg: false })
      .timeout({ seconds: TIMEOUT })
      .toBuffer({ resolveWithObject: true })
    if (data.length > MAX_JPEG_BYTES) return null
    return { jpeg: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    // Damaged, or beyond a limit: sharp says why in words that are not for the reporter.
    return null
  }
}

/** By the first bytes, so that no decoder of another format sees what a stranger sent. */
function looksLikePhoto(bytes: Uint8Array): boolean {
  const starts = (...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte)
  const isWebp = starts(0x52, 0x49, 0x46, 0x46) && String.fromCharCode(...bytes.subarray(8, 12)) === 'WEBP'
  return starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || isWebp
}
