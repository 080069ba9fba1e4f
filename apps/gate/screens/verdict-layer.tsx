import { useStore } from '@hefu/app-browser'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ShownVerdict } from '../engine/gate-engine.ts'
import { admitted, refused } from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { reasonInWords } from '../words/reasons.ts'
import { Verdict } from './verdict.tsx'

/** Where verdicts come and go, and are read out. The door below is drawn on undisturbed. */
export function VerdictLayer(): JSX.Element {
  const { app } = useDoor()
  const { shown } = useStore(app.board.state)
  useDismissal(shown !== null, app.board.clear)
  return (
    <>
      <div class="visually-hidden" role="status" aria-live="assertive" aria-atomic="true">
        {shown && <Spoken key={shown.number} verdict={shown.verdict} />}
      </div>
      {shown && <Verdict key={shown.number} verdict={shown.verdict} />}
    </>
  )
}

/** Nobody has to press anything; whoever wants to get at the door below touches the verdict away, or presses Escape. */
function useDismissal(shown: boolean, dismiss: () => void): void {
  useEffect(() => {
    if (!shown) return
    const pressed = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') dismiss()
    }
    addEventListener('pointerdown', dismiss)
    addEventListener('keydown', pressed)
    return () => {
      removeEventListener('pointerdown', dismiss)
      removeEventListener('keydown', pressed)
    }
  }, [shown, dismiss])
}

/** What was disclosed is not read out: everybody in the queue would hear it. */
function Spoken({ verdict }: { readonly verdict: ShownVerdict }): JSX.Element {
  const { service } = useDoor()
  if (verdict.verdict === 'admitted') return <p>{admitted()}</p>
  const { reason, next } = reasonInWords(verdict.reason, service)
  return (
    <p>
      {refused()}. {reason}. {next}
    </p>
  )
}
