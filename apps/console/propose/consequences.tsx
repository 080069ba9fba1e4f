import { actInWords, changeBy, changesInWords } from '@hefu/app-browser/register'
import type { ActBody } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { effectInWords } from '../proposals/effect-in-words.ts'
import { pendingAct } from '../register/pending-act.ts'
import { useConsole } from '../state/console-context.ts'
import { ruleInWords } from '../words/problems.ts'

/** What an act would do, while its form is filled in: in plain words, from when on, or by which rule it would be refused. */
export function Consequences({ body }: { readonly body: ActBody }): JSX.Element {
  const { register, session, offset, now } = useConsole()
  const proposal = { body, proposer: session.officer, proposedAt: now }
  const pending = pendingAct(register.state, proposal, now)
  const change = changeBy(pending)
  const lines = change ? changesInWords(change, offset) : [actInWords(pending)]
  return (
    <section class="part" aria-label={m.consequences_title()} aria-live="polite">
      <h2>{m.consequences_title()}</h2>
      <ul class="changes-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {pending.refusal ? (
        <Notice tone="warning" title={m.consequences_refused()}>
          {ruleInWords(pending.refusal)}
        </Notice>
      ) : (
        <p>{effectInWords(pending, offset)}</p>
      )}
    </section>
  )
}
