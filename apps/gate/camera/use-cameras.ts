import { listCameras } from '@hefu/app-browser'
import { useEffect, useState } from 'preact/hooks'

/** A camera of this device, by the browser's names. */
export type Camera = Awaited<ReturnType<typeof listCameras>>[number]

/** The cameras of this device; listed anew when `known` changes, as they have names only once one was allowed. */
export function useCameras(known: unknown): readonly Camera[] {
  const [cameras, setCameras] = useState<readonly Camera[]>([])
  useEffect(() => {
    const list = (): void => void listCameras().then(setCameras, () => {})
    list()
    navigator.mediaDevices?.addEventListener('devicechange', list)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', list)
  }, [known])
  return cameras
}
