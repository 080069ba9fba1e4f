import { useEffect, useState } from 'preact/hooks'
import { type Route, routeOf } from './route.ts'

/** The present page. A new one begins at its top, with its heading in focus for who hears the site. */
export function useRoute(): Route {
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
  return routeOf(hash)
}
