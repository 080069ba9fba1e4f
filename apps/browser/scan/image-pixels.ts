/** Larger pictures are scaled down: a code that fills a tenth of a photograph is still read. */
const MAX_SIDE = 2000

/** The pixels of a video frame or a picture, at most `maxSide` wide and high. */
export function pixelsOf(
  source: HTMLVideoElement | ImageBitmap,
  canvas: HTMLCanvasElement,
  maxSide: number = MAX_SIDE,
): ImageData | null {
  const width = source instanceof ImageBitmap ? source.width : source.videoWidth
  const height = source instanceof ImageBitmap ? source.height : source.videoHeight
  const scale = Math.min(1, maxSide / Math.max(width, height))
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!context || canvas.width === 0 || canvas.height === 0) return null
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** The pixels of an image file; null for what is no image. */
export async function pixelsOfFile(file: Blob): Promise<ImageData | null> {
  try {
    const bitmap = await createImageBitmap(file)
    const pixels = pixelsOf(bitmap, document.createElement('canvas'))
    bitmap.close()
    return pixels
  } catch {
    return null
  }
}

/** The first image among what was dropped or pasted. */
export function imageIn(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null
}
