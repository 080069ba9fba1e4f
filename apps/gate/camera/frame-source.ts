import { pixelsOf } from '@hefu/app-browser'
import type { Picture } from '../reading/luma.ts'
import { captureClock } from './capture-clock.ts'

/** Insertable streams (W3C mediacapture-transform), as far as this file uses them. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>
}
type TrackProcessorConstructor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => TrackProcessor

/** Who looks at frames. */
export interface FrameLooker {
  /** Whether a frame is wanted now. One that is not is dropped: nobody ever waits behind a stale frame. */
  readonly wanted: () => boolean
  /** Takes a frame over; it must be closed. `capturedAt` in milliseconds, as `performance.now()`. */
  readonly take: (frame: Picture, capturedAt: number) => void
}

/**
 * Hands out the frames of a camera, each as it comes, until the returned function is called. Where the browser can, they come
 * straight from the track; else from the video element that shows it.
 */
export function watchCamera(video: HTMLVideoElement, track: MediaStreamTrack, looker: FrameLooker): () => void {
  const { MediaStreamTrackProcessor } = globalThis as { MediaStreamTrackProcessor?: TrackProcessorConstructor }
  if (MediaStreamTrackProcessor) {
    return fromTrack(new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }), looker)
  }
  return fromVideo(video, looker)
}

function fromTrack({ readable }: TrackProcessor, { wanted, take }: FrameLooker): () => void {
  const reader = readable.getReader()
  const capturedAt = captureClock()
  const next = async (): Promise<void> => {
    for (;;) {
      const { value: frame, done } = await reader.read()
      if (done) return
      const captured = capturedAt(frame.timestamp, performance.now())
      if (wanted()) take(frame, captured)
      else frame.close()
    }
  }
  next().catch(() => {})
  return () => void reader.cancel().catch(() => {})
}

function fromVideo(video: HTMLVideoElement, { wanted, take }: FrameLooker): () => void {
  let request = 0
  let watching = true
  const next: VideoFrameRequestCallback = async (now, { captureTime }) => {
    if (wanted() && video.videoWidth > 0) {
      const frame = await frameOf(video).catch(() => null)
      if (frame && watching) take(frame, captureTime ?? now)
      else if (frame && 'close' in frame) frame.close()
    }
    if (watching) request = video.requestVideoFrameCallback(next)
  }
  request = video.requestVideoFrameCallback(next)
  return () => {
    watching = false
    video.cancelVideoFrameCallback(request)
  }
}

/** Pixels are drawn here only where the worker cannot draw. */
async function frameOf(video: HTMLVideoElement): Promise<Picture | null> {
  if ('VideoFrame' in globalThis) return new VideoFrame(video)
  if ('OffscreenCanvas' in globalThis) return createImageBitmap(video)
  return pixelsOf(video, document.createElement('canvas'))
}
