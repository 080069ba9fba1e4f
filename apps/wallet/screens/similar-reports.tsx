import { Button } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import type { SimilarReport } from '../reports/read-answers.ts'
import { stateInWords } from '../words/reports.ts'
import { momentHere } from '../words/times.ts'

/** Open reports that may be of the same fault, before another is sent. Two buttons of one weight: neither is the better answer. */
export function SimilarReports(props: {
  readonly found: readonly SimilarReport[]
  readonly busy: boolean
  readonly onSame: () => void
  readonly onSend: () => void
  readonly children?: ComponentChildren
}): JSX.Element {
  const { found, busy, onSame, onSend, children } = props
  return (
    <Page
      key="similar"
      title={m.report_similar_title()}
      actions={
        <>
          <Button kind="secondary" disabled={busy} onClick={onSame}>
            {m.report_similar_same()}
          </Button>
          <Button kind="secondary" busy={busy} onClick={onSend}>
            {m.report_similar_mine()}
          </Button>
        </>
      }
    >
      <p class="lead">{m.report_similar_text()}</p>
      <ul class="list">
        {found.map(({ id, state, openedAt, words }) => (
          <li class="row" key={id}>
            <span class="row-text">
              <span class="row-title letter">{words === null ? m.report_similar_held() : <bdi>{words}</bdi>}</span>
              <span class="row-hint">
                {stateInWords(state)} · {momentHere(openedAt)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {children}
    </Page>
  )
}
