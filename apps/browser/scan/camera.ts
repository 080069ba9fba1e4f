import { BrowserError } from '../error.ts'

/** Which camera, and how sharp. */
export interface CameraWishes {
  /** A camera by its id, where one was chosen; else the one that looks away from the screen. */
  readonly deviceId?: string | undefined
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** A camera that is on. */
export interface OpenCamera {
  readonly track: MediaStreamTrack
  close(): void
}

const NAMES: Readonly<Record<string, 'camera-denied' | 'camera-in-use'>> = {
  NotAllowedError: 'camera-denied',
  NotReadableError: 'camera-in-use',
}

/**
 * Shows a camera in a video element.
 *
 * @throws BrowserError `camera-denied`, `camera-in-use` or `camera-missing`
 */
export async function openCamera(video: HTMLVideoElement, wishes: CameraWishes): Promise<OpenCamera> {
  const stream = await requestStream(wishes)
  const [track] = stream.getVideoTracks()
  if (!track) throw new BrowserError('camera-missing', 'the camera has no picture')
  const close = (): void => {
    track.stop()
    video.srcObject = null
  }
  video.srcObject = stream
  try {
    await video.play()
  } catch (cause) {
    // Taken off the screen before it began: there is nobody to tell.
    if (video.isConnected) {
      close()
      throw new BrowserError('camera-missing', 'the camera shows nothing', { cause })
    }
  }
  return { track, close }
}

/** The cameras of this device, in its own words; without names as long as the camera is not allowed. */
export async function listCameras(): Promise<readonly { readonly deviceId: string; readonly label: string }[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  return devices.filter(({ kind }) => kind === 'videoinput')
}

async function requestStream({ deviceId, width, height }: CameraWishes): Promise<MediaStream> {
  const which = deviceId ? { deviceId: { ideal: deviceId } } : { facingMode: 'environment' }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { ...which, width: { ideal: width }, height: { ideal: height } },
    })
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : ''
    throw new BrowserError(NAMES[name] ?? 'camera-missing', 'the camera did not open', { cause })
  }
}
