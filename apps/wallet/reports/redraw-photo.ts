/** Longest side of a photo as it is sent, in pixels: the city keeps no more. */
const MAX_SIDE = 1600
const QUALITY = 0.82

/**
 * Draws a photo anew, upright and smaller: only its pixels are sent, and nothing that the camera wrote beside them: place, time, device, thumbnail.
 *
 * @returns a JPEG; null for what cannot be read as a picture
 */
export async function redrawPhoto(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return null
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d', { alpha: false })
  context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return context && new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
}
