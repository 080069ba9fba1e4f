import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

/** A picture in shades of grey, one byte a pixel, row by row: all that a reader of codes looks at. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** What a camera sees, in pixels. */
export const WIDTH = 1920
export const HEIGHT = 1080

/** Reads a screenshot. */
function pictureOf(png: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(png))
  const pixels = new Uint8Array(width * height)
  for (let index = 0; index < pixels.length; index++) {
    const at = index * 4
    pixels[index] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  }
  return { width, height, pixels }
}

/** A picture as a camera has it, made point by point. `shade` answers 0, black, to 255, white. */
export function drawView(shade: (x: number, y: number) => number): Picture {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) pixels[y * WIDTH + x] = shade(x, y)
  }
  return { width: WIDTH, height: HEIGHT, pixels: new Uint8Array(pixels.buffer) }
}

/** The shade between pixels, from the four around; what lies outside is `beyond`. */
export function shadeAt({ width, height, pixels }: Picture, x: number, y: number, beyond: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return beyond
  const first = top * width + left
  const second = first + width
  const right = x - left
  const upper = (1 - right) * (pixels[first] ?? 0) + right * (pixels[first + 1] ?? 0)
  const lower = (1 - right) * (pixels[second] ?? 0) + right * (pixels[second + 1] ?? 0)
  return upper + (y - top) * (lower - upper)
}

/** What a page shows now. */
export async function photograph(page: Page): Promise<Picture> {
  return pictureOf(await page.screenshot())
}
