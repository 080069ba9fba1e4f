import { useLayoutEffect, useState } from 'preact/hooks'
import type { Store } from './store.ts'

/** The state of a store; the component is drawn anew when it changes. */
export function useStore<State extends object>(store: Store<State>): State {
  const [, redraw] = useState({})
  useLayoutEffect(() => store.subscribe(() => redraw({})), [store])
  return store.get()
}
