import type { CityApi } from '@hefu/app-browser/city-api'
import { codeOf } from '@hefu/app-browser/city-api'
import type { Clock } from '@hefu/standard'
import { useEffect, useState } from 'preact/hooks'
import { type AskedRequest, askForMandate } from './session.ts'
import { useNow } from './use-now.ts'

/** For how long a page that nobody uses goes on asking, in seconds. */
const PATIENCE = 300

/** The request on the screen. */
export interface RequestOnScreen {
  /** Null until it is there. */
  readonly asked: AskedRequest | null
  /** Seconds that are left of it. */
  readonly left: number
  /** Nobody answered for a while: the page asks no more until it is told to. */
  readonly resting: boolean
  readonly problem: string | null
  readonly again: () => void
}

/** The present request, drawn anew when its time is over. One that somebody still reads may be answered all the same. */
export function useRequest(api: CityApi, clock: Clock): RequestOnScreen {
  const now = useNow(clock)
  const [begun, setBegun] = useState(now)
  const [asked, setAsked] = useState<AskedRequest | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const resting = now - begun >= PATIENCE
  const over = asked === null || now >= asked.validUntil
  useEffect(() => {
    if (!over || resting || problem) return
    let gone = false
    askForMandate(api).then(
      (made) => gone || setAsked(made),
      (error: unknown) => gone || setProblem(codeOf(error) ?? 'other'),
    )
    return () => {
      gone = true
    }
  }, [api, over, resting, problem])
  return {
    asked,
    left: asked ? Math.max(0, Math.ceil(asked.validUntil - now)) : 0,
    resting: resting && over,
    problem,
    again() {
      setProblem(null)
      setBegun(clock())
    },
  }
}
