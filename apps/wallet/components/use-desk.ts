import { useStore } from '@hefu/app-browser'
import { useEffect } from 'preact/hooks'
import { type Desk, type DeskState, deskOf } from '../rights/desk.ts'
import { useWallet } from '../state/app-context.ts'
import { type Attempt, useAttempt } from './use-attempt.ts'

/** What the city holds of a person changes when somebody decides something, and seldom while they read. */
const FRESH_SECONDS = 60

/** The desk at which a holder deals with the city, what it says, and how asking it goes. */
export function useDesk(): DeskState & { readonly desk: Desk; readonly attempt: Attempt } {
  const { app, wallet } = useWallet()
  const desk = deskOf(app, wallet)
  const state = useStore(desk.state)
  const attempt = useAttempt()
  // What was asked for a moment ago, on the screen before, is not asked for again.
  useEffect(() => {
    const { held, at } = desk.state.get()
    if (!held || app.clock() - at > FRESH_SECONDS) attempt.run(desk.load)
  }, [desk])
  return { ...state, desk, attempt }
}
