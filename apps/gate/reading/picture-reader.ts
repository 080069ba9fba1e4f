import type { LumaReader } from '@hefu/app-browser'
import { halve, type Picture, putLuma } from './luma.ts'
import { lookFor } from './reading-plan.ts'

/** Reads the codes in pictures; each picture is closed when it has been read. */
export function pictureReader(
  opening: Promise<LumaReader>,
  milliseconds: () => number,
): (picture: Picture, chosen: boolean) => Promise<string> {
  // Asked for anew with every picture: a failure is told to who asked.
  opening.catch(() => {})
  let frame = 0
  let wholeMs = 0

  return async (picture, chosen) => {
    try {
      const reader = await opening
      const began = milliseconds()
      const plane = await putLuma(picture, reader)
      if (chosen) return reader.read(plane.width, plane.height, 'picture')
      const { half, effort } = lookFor(frame++, wholeMs)
      const { width, height } = half ? halve(plane) : plane
      const text = reader.read(width, height, effort)
      if (!half) wholeMs = milliseconds() - began
      return text
    } finally {
      if ('close' in picture) picture.close()
    }
  }
}
