import { drawQr } from './draw-qr.ts'

/** Pixels along a module: read by every scanner, and not large. */
const SCALE = 8

/** A QR code as a PNG picture, to be saved for who scans pictures; null where the browser draws none. */
export async function qrPicture(text: string): Promise<Blob | null> {
  const { path, side } = drawQr(text)
  const canvas = document.createElement('canvas')
  canvas.width = side * SCALE
  canvas.height = side * SCALE
  const context = canvas.getContext('2d')
  if (!context) return null
  context.scale(SCALE, SCALE)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, side, side)
  context.fillStyle = '#000'
  context.fill(new Path2D(path))
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
