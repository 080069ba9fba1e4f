import { useEffect } from 'preact/hooks'
import { useApp } from '../state/app-context.ts'
import { useVisible } from './use-seconds.ts'

/** Holds the network, and keeps the screen on, while a pass is on it. */
export function useQuiet(showing: boolean): void {
  const { app, chores } = useApp()
  const shown = useVisible() && showing
  useEffect(() => {
    if (!shown) return
    const release = app.network.hold()
    const lights = keepScreenOn()
    return () => {
      lights()
      chores.rest()
      release()
    }
  }, [shown])
}

/** Asks for the screen not to dim; browsers may decline. */
function keepScreenOn(): () => void {
  const wanted = navigator.wakeLock?.request('screen').catch(() => null)
  return () => void wanted?.then((lock) => lock?.release())
}
