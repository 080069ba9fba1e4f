import { useEffect, useState } from 'preact/hooks'

/** The present address after the `#`. A new screen begins at its top, with its heading in focus for who hears the app. */
export function useHash(): string {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = (): void => {
      setHash(location.hash)
      scrollTo(0, 0)
      requestAnimationFrame(() => document.querySelector('h1')?.focus({ preventScroll: true }))
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return hash
}

/** Goes to another screen, as a link to its address would. */
export function goTo(address: string): void {
  location.hash = address
}
