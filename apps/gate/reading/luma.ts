import type { LumaReader } from '@hefu/app-browser'

/** What a gate looks at: a frame of the camera, or a picture that was chosen. */
export type Picture = VideoFrame | ImageBitmap | ImageData

/** An image that lies in the reader's memory. */
export interface Plane {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/** Puts the brightness of a picture into the reader's memory, one byte a pixel. */
export async function putLuma(picture: Picture, reader: LumaReader): Promise<Plane> {
  if (picture instanceof ImageData) return fromPixels(picture, reader)
  const direct = 'copyTo' in picture ? await copyLuma(picture, reader).catch(() => null) : null
  return direct ?? fromPixels(draw(picture), reader)
}

/** Halves an image where it lies, each pixel the mean of four. */
export function halve({ bytes, width, height }: Plane): Plane {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1]
  for (let y = 0; y < halfHeight; y++) {
    let from = 2 * y * width
    const to = y * halfWidth
    for (let x = 0; x < halfWidth; x++, from += 2) {
      const sum = at(bytes, from) + at(bytes, from + 1) + at(bytes, from + width) + at(bytes, from + width + 1)
      bytes[to + x] = (sum + 2) >> 2
    }
  }
  return { bytes, width: halfWidth, height: halfHeight }
}

/** Cameras deliver brightness and colour apart: the first plane is what a QR reader wants. Null for any other layout. */
async function copyLuma(frame: VideoFrame, reader: LumaReader): Promise<Plane | null> {
  const rect = frame.visibleRect
  if (!rect) return null
  const { width, height } = rect
  const luma = width * height
  const [chromaWidth, chromaHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const chroma = chromaWidth * chromaHeight
  const layouts: Readonly<Record<string, PlaneLayout[]>> = {
    I420: [
      { offset: 0, stride: width },
      { offset: luma, stride: chromaWidth },
      { offset: luma + chroma, stride: chromaWidth },
    ],
    NV12: [
      { offset: 0, stride: width },
      { offset: luma, stride: 2 * chromaWidth },
    ],
  }
  const layout = layouts[frame.format ?? '']
  if (!layout) return null
  const bytes = reader.memory(luma + 2 * chroma)
  await frame.copyTo(bytes, { rect, layout })
  return { bytes, width, height }
}

function fromPixels({ data, width, height }: ImageData, reader: LumaReader): Plane {
  const bytes = reader.memory(width * height)
  for (let pixel = 0, from = 0; pixel < bytes.length; pixel++, from += 4) {
    // ITU-R BT.601, section 2.5.1, in parts of 1024.
    bytes[pixel] = (306 * at(data, from) + 601 * at(data, from + 1) + 117 * at(data, from + 2) + 512) >> 10
  }
  return { bytes, width, height }
}

let canvas: OffscreenCanvas | undefined
/** Larger pictures are drawn smaller: a photograph of a phone's whole camera takes long, and reads no better. */
const MAX_SIDE = 2600

function draw(picture: VideoFrame | ImageBitmap): ImageData {
  const [fullWidth, fullHeight] =
    'displayWidth' in picture ? [picture.displayWidth, picture.displayHeight] : [picture.width, picture.height]
  const scale = Math.min(1, MAX_SIDE / Math.max(fullWidth, fullHeight))
  const [width, height] = [Math.round(fullWidth * scale), Math.round(fullHeight * scale)]
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!context) throw new Error('this browser draws nothing in a worker')
  context.drawImage(picture, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}

function at(bytes: Uint8Array | Uint8ClampedArray, index: number): number {
  return bytes[index] ?? 0
}
