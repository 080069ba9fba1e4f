import { useEffect } from 'preact/hooks'

/** Keeps the screen on while a component is there (W3C Screen Wake Lock). The lock ends with each hiding of the page. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let gone = false
    const request = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return
      lock = await navigator.wakeLock?.request('screen')
      if (gone) await lock?.release()
    }
    const again = (): void => void request().catch(() => {})
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', again)
      lock?.release().catch(() => {})
    }
  }, [])
}
