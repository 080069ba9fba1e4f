import { SLOT_SECONDS } from '@hefu/standard'
import { useEffect, useState } from 'preact/hooks'
import type { ShownRequest } from '../engine/gate-engine.ts'
import type { GateApp } from '../state/gate-app.ts'

/** The request on the screen and the seconds that are left of it. */
export interface RequestOnScreen extends ShownRequest {
  readonly left: number
}

/** The present request, made anew as each slot begins. Null until the first one is there, and where none is wanted. */
export function useRequest(app: GateApp, indexes: readonly number[] | null): RequestOnScreen | null {
  const [request, setRequest] = useState<ShownRequest | null>(null)
  const [now, setNow] = useState(app.clock)
  const asked = indexes?.join()

  useEffect(() => {
    if (asked === undefined) return setRequest(null)
    const timer = setInterval(() => setNow(app.clock()), 1000)
    return () => clearInterval(timer)
  }, [app, asked])

  const over = request === null || now >= request.validUntil || request.validUntil - now > SLOT_SECONDS
  useEffect(() => {
    if (!indexes || !over) return
    let gone = false
    app.engine.ask(indexes).then((made) => {
      if (!gone) setRequest(made)
    }, app.fail)
    return () => {
      gone = true
    }
  }, [app, asked, over])

  useEffect(() => setRequest(null), [app, asked])
  return request && { ...request, left: Math.max(0, request.validUntil - now) }
}
