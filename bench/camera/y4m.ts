import { open } from 'node:fs/promises'

/** Size of a video, and how many of its frames a second has. */
export interface VideoFormat {
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
}

/** Neutral chroma: the picture is grey. */
const GREY = 128

/**
 * Writes an uncompressed video as Chromium's fake camera plays it: YUV4MPEG2, 4:2:0.
 *
 * @param frames brightness of each frame, one byte a pixel, row by row
 */
export async function writeVideo(path: string, format: VideoFormat, frames: Iterable<Uint8Array>): Promise<void> {
  const { width, height, framesPerSecond } = format
  const chroma = new Uint8Array((width * height) / 2).fill(GREY)
  const file = await open(path, 'w')
  try {
    await file.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
    for (const luma of frames) {
      if (luma.length !== width * height) throw new RangeError('a frame is as large as its video')
      await file.write('FRAME\n')
      await file.write(luma)
      await file.write(chroma)
    }
  } finally {
    await file.close()
  }
}
