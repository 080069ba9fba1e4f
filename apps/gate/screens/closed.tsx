import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { ClosedHead } from '../components/closed-head.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import type { Closed as ClosedBy } from '../trust/bundle-age.ts'
import { momentHere } from '../words/languages.ts'

/** The gate judges nobody: why, whose fault it is not, and what to do. It opens by itself once that is done. */
export function Closed(props: { readonly closed: ClosedBy; readonly onSettings: () => void }): JSX.Element {
  const { app, state, bundle } = useDoor()
  const { title, texts } = wordsFor(props.closed, momentHere(bundle.issuedAt), momentHere(app.clock()))
  return (
    <main class="closed" data-closed={props.closed}>
      <ClosedHead onSettings={props.onSettings} />
      <div class="closed-body" role="alert">
        <p class="closed-word">{m.closed_word()}</p>
        <h1>{title}</h1>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <div class="closed-actions">
        {props.closed !== 'gate-clock' && (
          <Button busy={state.refreshing} onClick={() => void app.refresh()}>
            {m.refresh_now()}
          </Button>
        )}
        {state.trustProblem && !state.refreshing && <Problem code={state.trustProblem} />}
      </div>
    </main>
  )
}

function wordsFor(
  closed: ClosedBy,
  issued: string,
  now: string,
): { readonly title: string; readonly texts: readonly string[] } {
  switch (closed) {
    case 'stale-bundle':
      return { title: m.closed_stale_title(), texts: [m.closed_stale(), m.closed_stale_date({ issued, now })] }
    case 'gate-clock':
      return { title: m.closed_clock_title(), texts: [m.closed_clock({ issued, now })] }
    case 'service-not-in-force':
      return { title: m.closed_service_title(), texts: [m.closed_service()] }
  }
}
