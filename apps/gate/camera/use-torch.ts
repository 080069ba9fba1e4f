import { useEffect, useState } from 'preact/hooks'

/** The lamp beside a camera. */
export interface Torch {
  readonly on: boolean
  toggle(): void
}

/** The torch of a camera (W3C mediacapture-image); null where it has none. */
export function useTorch(track: MediaStreamTrack | null): Torch | null {
  const [on, setOn] = useState(false)
  useEffect(() => setOn(false), [track])
  if (!track || !hasTorch(track)) return null
  return {
    on,
    toggle() {
      const torch: MediaTrackConstraintSet & { torch: boolean } = { torch: !on }
      track.applyConstraints({ advanced: [torch] }).then(
        () => setOn(!on),
        () => {},
      )
    },
  }
}

function hasTorch(track: MediaStreamTrack): boolean {
  const capabilities: MediaTrackCapabilities & { torch?: boolean } = track.getCapabilities?.() ?? {}
  return capabilities.torch === true
}
