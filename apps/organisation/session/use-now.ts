import type { Clock } from '@hefu/standard'
import { useEffect, useState } from 'preact/hooks'

/** The present time in Unix seconds, read anew every second. */
export function useNow(clock: Clock): number {
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 1000)
    return () => clearInterval(timer)
  }, [clock])
  return now
}
