import { open } from 'node:fs/promises'
import { HEIGHT, type Picture, WIDTH } from './picture.ts'

/** A video file that a fake camera of Chromium plays over and over, one picture long. */
export interface Video {
  readonly file: string
  /** Puts another picture before the camera, which sees it at once. */
  show(picture: Picture): Promise<void>
}

/** YUV4MPEG2, 4:2:0. */
const HEADER = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\nFRAME\n`)
const NO_COLOUR = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)

/** Makes the file, with a first picture. */
export async function videoFile(file: string, first: Picture): Promise<Video> {
  const video: Video = {
    file,
    // The camera reads the file anew for every frame, so it is written in place.
    async show({ width, height, pixels }) {
      if (width !== WIDTH || height !== HEIGHT) throw new RangeError('a picture of another size than the camera has')
      const handle = await open(file, 'r+')
      await handle.write(pixels, 0, pixels.length, HEADER.length)
      await handle.close()
    },
  }
  const handle = await open(file, 'w')
  await handle.write(Buffer.concat([HEADER, first.pixels, NO_COLOUR]))
  await handle.close()
  return video
}
