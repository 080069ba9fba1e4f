import type { Sight } from '../engine/gate-engine.ts'

/** `performance.measure` from the capture of a frame to its verdict on the screen; `detail` says what the time was spent on. */
export const FRAME_TO_VERDICT = 'hefu-frame-to-verdict'
/** `performance.measure` from the navigation to the first screen. */
export const START = 'hefu-start'

/** A gate runs for weeks: measures are let go before they fill its memory. */
const MAX_MEASURES = 2000
let taken = 0

/** Measures from a frame's capture (milliseconds, as `performance.now()`) until after the next paint, which shows the verdict. */
export function measureVerdict(capturedAt: number, sight: Extract<Sight, { sight: 'judged' }>): void {
  const answered = performance.now()
  afterPaint(() => {
    if (++taken % MAX_MEASURES === 0) performance.clearMeasures(FRAME_TO_VERDICT)
    const detail = { verdict: sight.verdict.verdict, ...sight.spent, answered: answered - capturedAt }
    performance.measure(FRAME_TO_VERDICT, { start: capturedAt, detail })
  })
}

function afterPaint(action: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      action()
    }
    port2.postMessage(null)
  })
}
