import { type Jpeg, redrawPhoto } from './redraw-photo.ts'

/** Redraws photos, few at a time. */
export interface PhotoDrawer {
  /** The photos in their order; `not-a-photo` when one of them is none, `busy` when too many others wait. */
  redraw(photos: readonly Uint8Array[]): Promise<readonly Jpeg[] | 'not-a-photo' | 'busy'>
}

/** Most reports whose photos wait: each of them may hold three times 8 MB. */
const MAX_WAITING = 8

/** One report's photos after another: a decoded photo takes 150 MB at most, however many are sent at once. */
export function photoDrawer(draw: (bytes: Uint8Array) => Promise<Jpeg | null> = redrawPhoto): PhotoDrawer {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  async function drawAll(photos: readonly Uint8Array[]): Promise<readonly Jpeg[] | 'not-a-photo'> {
    const drawn: Jpeg[] = []
    for (const photo of photos) {
      const jpeg = await draw(photo)
      if (!jpeg) return 'not-a-photo'
      drawn.push(jpeg)
    }
    return drawn
  }

  return {
    async redraw(photos) {
      if (photos.length === 0) return []
      if (waiting >= MAX_WAITING) return 'busy'
      waiting++
      const turn = last.then(() => drawAll(photos))
      last = turn.catch(() => {})
      return turn.finally(() => waiting--)
    },
  }
}
