import { codeOf } from '@hefu/app-browser/city-api'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useConsole } from '../state/console-context.ts'
import type { CityThing } from './city-thing.ts'
import { searchThings, type ThingQuery } from './thing-client.ts'

/** Things that were found so far. */
export interface ThingSearch {
  readonly things: readonly CityThing[]
  /** Whether there are no more. */
  readonly isWhole: boolean
  readonly busy: boolean
  readonly problem: string | null
  readonly more: () => void
  readonly again: () => void
}

type State = Pick<ThingSearch, 'things' | 'busy' | 'problem'> & { readonly next: string | null }

const NOTHING: State = { things: [], next: null, busy: true, problem: null }

/** Looks for things page by page, anew when the query changes. What was found before stays until the first answer comes. */
export function useThingSearch(query: ThingQuery): ThingSearch {
  const { api } = useConsole()
  const [state, setState] = useState(NOTHING)
  const asked = useRef(0)
  const ask = (before: readonly CityThing[], after: string | null): void => {
    const number = ++asked.current
    setState((present) => ({ ...present, busy: true, problem: null }))
    searchThings(api, query, after).then(
      ({ things, next }) => {
        // A slower answer to an earlier question says nothing about this one.
        if (number === asked.current) setState({ things: [...before, ...things], next, busy: false, problem: null })
      },
      (error: unknown) => {
        if (!codeOf(error)) console.error(error)
        const problem = codeOf(error) ?? 'other'
        if (number === asked.current) setState((present) => ({ ...present, busy: false, problem }))
      },
    )
  }
  useEffect(() => {
    ask([], null)
    return () => void asked.current++
  }, [JSON.stringify(query)])
  const { things, next, busy, problem } = state
  return { things, busy, problem, isWhole: next === null, more: () => ask(things, next), again: () => ask([], null) }
}
