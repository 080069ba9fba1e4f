import { useEffect, useState } from 'preact/hooks'
import { awaitSound, soundAllowed } from './sound.ts'

/** Whether the browser lets this page make sound by now. */
export function useSoundAllowed(): boolean {
  const [allowed, setAllowed] = useState(soundAllowed)
  useEffect(() => awaitSound(() => setAllowed(true)), [])
  return allowed
}
