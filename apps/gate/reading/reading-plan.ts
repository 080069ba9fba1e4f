/** How to look at one frame: at its full size or at half of it, and how hard. */
export interface Look {
  readonly half: boolean
  readonly effort: 'quick' | 'thorough'
}

/** A device that takes longer than this for a whole frame, in milliseconds, gets through fewer than 30 a second. */
const SLOW_MS = 30

const QUICK: Look = { half: false, effort: 'quick' }
const THOROUGH: Look = { half: false, effort: 'thorough' }
const HALF: Look = { half: true, effort: 'quick' }

/**
 * How to look at the next frame. A sharp code is read at once; one that is dim, blurred or small by the thorough look of every second
 * frame. A slow device looks at half the size first, which is a quarter of the work, and at every third frame whole.
 *
 * @param frame counts up from 0
 * @param wholeMs milliseconds that the last look at a whole frame took
 */
export function lookFor(frame: number, wholeMs: number): Look {
  if (wholeMs <= SLOW_MS) return frame % 2 === 0 ? QUICK : THOROUGH
  return frame % 3 === 2 ? THOROUGH : HALF
}
