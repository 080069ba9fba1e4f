import type { Clock } from '@hefu/standard'
import { useEffect, useState } from 'preact/hooks'

/** The clock's second, drawn anew as each one begins, while the page is visible. */
export function useSeconds(clock: Clock): number {
  const [now, setNow] = useState(clock)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const next = (): void => {
      clearTimeout(timer)
      setNow(clock())
      if (!document.hidden) timer = setTimeout(next, 1010 - (Date.now() % 1000))
    }
    next()
    document.addEventListener('visibilitychange', next)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', next)
    }
  }, [clock])
  return now
}

/** Whether the page is on the screen. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(!document.hidden)
  useEffect(() => {
    const look = (): void => setVisible(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}
