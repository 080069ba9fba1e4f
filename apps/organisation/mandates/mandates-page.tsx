import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { todayHere } from '../words/days.ts'
import { type Mandate, readMandates } from './mandate.ts'
import { MandateCard } from './mandate-card.tsx'
import { byStanding, isLastToRepresent } from './standing.ts'

/** What the organisation lets people do for it: what waits to be fetched, what is in force, what is over. */
export function MandatesPage(): JSX.Element {
  const { api } = usePage()
  const { value, problem, reload } = useLoaded(() => readMandates(api))
  const grant = (
    <a class="button primary" href={addressOf(['mandates', 'grant'])}>
      {m.grant_new()}
    </a>
  )
  return (
    <>
      <Title lead={m.mandates_lead()} actions={value && value.length > 0 && grant}>
        {m.mandates_title()}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value?.length === 0 && (
        <EmptyState title={m.mandates_none_title()} action={grant}>
          {m.mandates_none()}
        </EmptyState>
      )}
      {value && value.length > 0 && <Listed mandates={value} onChange={reload} />}
    </>
  )
}

function Listed(props: { readonly mandates: readonly Mandate[]; readonly onChange: () => void }): JSX.Element {
  const { mandates, onChange } = props
  const { clock } = usePage()
  const today = todayHere(clock())
  const { open, fetched, ended } = byStanding(mandates, today)
  const draw = (mandate: Mandate): JSX.Element => (
    <MandateCard
      key={mandate.id}
      mandate={mandate}
      isLast={isLastToRepresent(mandates, mandate.id, today)}
      onEnded={onChange}
    />
  )
  return (
    <>
      <Section title={m.mandates_open()} hint={m.mandates_open_hint()} cards={open.map(draw)} />
      <Section title={m.mandates_fetched()} cards={fetched.map(draw)} none={m.mandates_fetched_none()} />
      <Section title={m.mandates_ended()} hint={m.mandates_ended_hint()} cards={ended.map(draw)} />
    </>
  )
}

function Section(props: {
  readonly title: string
  readonly hint?: string
  readonly cards: readonly JSX.Element[]
  /** Words where there are none; without them the section is left out. */
  readonly none?: string
}): JSX.Element | null {
  const { title, hint, cards, none } = props
  if (cards.length === 0 && !none) return null
  return (
    <section class="part">
      <h2>
        {title} <span class="count">{cards.length}</span>
      </h2>
      {hint && <p class="small">{hint}</p>}
      {cards.length === 0 ? <p class="small">{none}</p> : <ul class="cards">{cards}</ul>}
    </section>
  )
}
