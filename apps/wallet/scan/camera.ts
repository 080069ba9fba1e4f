import { AppError } from '../error.ts'

/** Frames are read at most this often: a phone stays cool, and half a second is soon enough. */
const FRAME_MS = 80

/**
 * Shows the rear camera in a video element.
 *
 * @returns what ends it
 * @throws AppError `camera-denied` or `camera-missing`
 */
export async function openCamera(video: HTMLVideoElement): Promise<() => void> {
  const stream = await requestStream()
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  video.srcObject = stream
  try {
    await video.play()
  } catch (cause) {
    // Taken off the screen before it began: there is nobody to tell.
    if (video.isConnected) throw new AppError('camera-missing', 'the camera shows nothing', { cause })
  }
  return close
}

/** Calls back with frames until the returned function is called; the next one only after the last was dealt with. */
export function watchFrames(look: () => Promise<void>): () => void {
  let watching = true
  const next = async (): Promise<void> => {
    if (!watching) return
    await look()
    if (watching) setTimeout(next, FRAME_MS)
  }
  void next()
  return () => {
    watching = false
  }
}

async function requestStream(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (cause) {
    const denied = cause instanceof DOMException && cause.name === 'NotAllowedError'
    throw new AppError(denied ? 'camera-denied' : 'camera-missing', 'the camera did not open', { cause })
  }
}
