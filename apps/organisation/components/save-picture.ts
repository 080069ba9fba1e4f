import { drawQr } from '@hefu/ui'

/** Pixels along a module: read by every scanner, and not large. */
const SCALE = 8

/** Saves a code as a PNG picture. */
export async function savePicture(text: string, file: string): Promise<void> {
  const { path, side } = drawQr(text)
  const canvas = document.createElement('canvas')
  canvas.width = side * SCALE
  canvas.height = side * SCALE
  const context = canvas.getContext('2d')
  if (!context) return
  context.scale(SCALE, SCALE)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, side, side)
  context.fillStyle = '#000'
  context.fill(new Path2D(path))
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!picture) return
  const href = URL.createObjectURL(picture)
  Object.assign(document.createElement('a'), { href, download: file }).click()
  URL.revokeObjectURL(href)
}
