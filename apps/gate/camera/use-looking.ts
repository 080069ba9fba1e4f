import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { measureVerdict } from '../signals/measures.ts'
import { signalVerdict } from '../signals/signal-verdict.ts'
import type { GateApp } from '../state/gate-app.ts'
import { watchCamera } from './frame-source.ts'

/** Lets the engine look at every frame that it has time for, and makes its verdicts seen, heard and felt. */
export function useLooking(
  app: GateApp,
  video: RefObject<HTMLVideoElement | null>,
  track: MediaStreamTrack | null,
  active: boolean,
): void {
  const working = useRef(false)
  useEffect(() => {
    const element = video.current
    if (!element || !track || !active) return
    return watchCamera(element, track, {
      // Nobody is judged where nobody sees the verdict.
      wanted: () => !working.current && document.visibilityState === 'visible',
      take(frame, capturedAt) {
        working.current = true
        app.engine
          .look(frame, false)
          .then((sight) => {
            app.saw(sight)
            if (sight.sight !== 'judged') return
            signalVerdict(sight.verdict, app.state.get().settings.sound)
            measureVerdict(capturedAt, sight)
          }, app.fail)
          .finally(() => {
            working.current = false
          })
      },
    })
  }, [app, track, active])
}
