/**
 * When frames were captured, in milliseconds as `performance.now()`. A frame carries that moment on a clock of its own, in
 * microseconds from anywhere (W3C WebCodecs, `VideoFrame.timestamp`); the frame that arrived soonest tells how the two clocks lie. So
 * a frame that waited somewhere on its way does not look fresher than it is.
 */
export function captureClock(): (timestamp: number, arrivedAt: number) => number {
  let offset = Number.POSITIVE_INFINITY
  return (timestamp, arrivedAt) => {
    const captured = timestamp / 1000
    offset = Math.min(offset, arrivedAt - captured)
    return captured + offset
  }
}
