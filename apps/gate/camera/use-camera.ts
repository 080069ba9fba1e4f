import { openCamera } from '@hefu/app-browser'
import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type AppErrorCode, codeOf } from '../error.ts'

/** A camera on the screen. */
export interface CameraView {
  readonly state: 'opening' | 'on' | AppErrorCode
  readonly track: MediaStreamTrack | null
  /** Tries once more. */
  readonly retry: () => void
}

/** What a QR code of 113 modules needs at arm's length. */
const SIZE = { width: 1920, height: 1080 } as const

/**
 * Keeps a camera on in a video element, for as long as both are on the screen. A camera that is taken away is waited for: plugged in
 * again, it opens without anybody pressing anything.
 */
export function useCamera(video: RefObject<HTMLVideoElement | null>, deviceId: string | null): CameraView {
  const [view, setView] = useState<Pick<CameraView, 'state' | 'track'>>({ state: 'opening', track: null })
  const [attempt, setAttempt] = useState(0)
  const retry = (): void => setAttempt((count) => count + 1)

  useEffect(() => {
    const element = video.current
    if (!element) return
    let gone = false
    let close = (): void => {}
    setView({ state: 'opening', track: null })
    openCamera(element, { ...SIZE, deviceId: deviceId ?? undefined }).then(
      (camera) => {
        close = camera.close
        if (gone) return close()
        camera.track.addEventListener('ended', () => setView({ state: 'camera-missing', track: null }))
        setView({ state: 'on', track: camera.track })
      },
      (error) => {
        if (!gone) setView({ state: codeOf(error) ?? 'camera-missing', track: null })
      },
    )
    return () => {
      gone = true
      close()
    }
  }, [deviceId, attempt])

  const waiting = view.state === 'camera-missing'
  useEffect(() => {
    if (!waiting) return
    navigator.mediaDevices?.addEventListener('devicechange', retry)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', retry)
  }, [waiting])

  return { ...view, retry }
}
