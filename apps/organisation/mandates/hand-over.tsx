import { Facts } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { CheckIcon, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { CodePaper } from '../components/code-paper.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { dayInWords } from '../words/days.ts'
import { powersInWords, shortId } from '../words/mandates.ts'
import type { Granted, MandateTerms } from './mandate.ts'
import { useFetched } from './use-fetched.ts'

/** The code of a new mandate, to be handed over, until a wallet has fetched it. It is shown this once: the city does not keep it. */
export function HandOver(props: { readonly granted: Granted; readonly terms: MandateTerms }): JSX.Element {
  const { granted, terms } = props
  const { id, code } = granted
  const { powers, cap, validUntil } = terms
  const isFetched = useFetched(id)
  const done = (
    <a class={isFetched ? 'button primary' : 'button secondary'} href={addressOf(['mandates'])}>
      {m.hand_over_done()}
    </a>
  )
  return (
    <>
      <Title lead={isFetched ? m.fetched_lead() : m.hand_over_lead()}>
        {isFetched ? m.fetched_title() : m.hand_over_title()}
      </Title>
      <div class="sign-in">
        {isFetched ? (
          <section class="code-rest" data-testid="fetched">
            <CheckIcon />
            <p>{m.fetched_text()}</p>
          </section>
        ) : (
          <CodePaper text={code} label={m.hand_over_code()} file={`hefu-mandate-${shortId(id)}.png`}>
            <p class="small">
              {validUntil === null ? m.hand_over_no_deadline() : m.hand_over_deadline({ date: dayInWords(validUntil) })}
            </p>
          </CodePaper>
        )}
        <div class="part">
          <Facts
            facts={[
              { name: m.mandate_powers(), value: powersInWords(powers) },
              ...(cap === null ? [] : [{ name: m.mandate_cap(), value: <bdi>{cap}</bdi> }]),
              { name: m.mandate_until(), value: validUntil === null ? m.mandate_no_end() : dayInWords(validUntil) },
              { name: m.mandate_number(), value: <span class="mono">{shortId(id)}</span> },
            ]}
          />
          <p class="small">{m.hand_over_note()}</p>
          {!isFetched && (
            <Notice tone="warning" title={m.hand_over_once_title()}>
              {m.hand_over_once()}
            </Notice>
          )}
          <div class="buttons">{done}</div>
        </div>
      </div>
    </>
  )
}
