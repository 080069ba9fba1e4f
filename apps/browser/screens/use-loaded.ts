import { useCallback, useEffect, useState } from 'preact/hooks'
import { codeOf } from '../city-api/error.ts'

/** Something that a screen fetches when it comes. */
export interface Loaded<Value> {
  /** Null until it is there; what was there before stays while it is fetched anew. */
  readonly value: Value | null
  /** Why the last attempt failed; `other` for a fault. */
  readonly problem: string | null
  readonly reload: () => void
}

/** Fetches when the screen comes, and anew when `keys` change or `reload` is called. */
export function useLoaded<Value>(load: () => Promise<Value>, keys: readonly unknown[] = []): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({ value: null, problem: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let wanted = true
    load().then(
      (value) => wanted && setState({ value, problem: null }),
      (error: unknown) => {
        if (!codeOf(error)) console.error(error)
        if (wanted) setState(({ value }) => ({ value, problem: codeOf(error) ?? 'other' }))
      },
    )
    return () => {
      wanted = false
    }
  }, [round, ...keys])
  return { ...state, reload: useCallback(() => setRound((before) => before + 1), []) }
}
