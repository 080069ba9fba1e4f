import { useEffect, useState } from 'preact/hooks'

/** The page as large as the screen. */
export interface FullScreen {
  readonly on: boolean
  toggle(): void
}

/** Full screen; null where the browser has none, or where the app has the screen already. */
export function useFullScreen(): FullScreen | null {
  const [on, setOn] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const changed = (): void => setOn(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  if (!document.fullscreenEnabled || matchMedia('(display-mode: fullscreen)').matches !== on) return null
  return {
    on,
    toggle() {
      const done = on ? document.exitFullscreen() : document.documentElement.requestFullscreen()
      done.catch(() => {})
    },
  }
}
