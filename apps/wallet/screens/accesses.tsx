import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { Asked } from '../components/asked.tsx'
import * as m from '../paraglide/messages.js'
import type { HeldAccess } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { inLanguage } from '../words/languages.ts'
import { accessInWords } from '../words/rights.ts'
import { dayHere, timeHere } from '../words/times.ts'

/** Which office dealt with something of its holder, when and why: day by day, newest first. */
export function AccessesScreen(): JSX.Element {
  return (
    <Asked title={m.held_looked()}>
      {({ accesses }) => (
        <>
          <p class="small">{m.looked_text()}</p>
          {accesses.length === 0 && <EmptyState title={m.looked_empty_title()}>{m.looked_empty()}</EmptyState>}
          {Array.from(
            Map.groupBy(accesses, ({ at }) => dayHere(at)),
            ([day, ofDay]) => (
              <section key={day}>
                <h2>{day}</h2>
                <ul class="list">
                  {ofDay.map((access, index) => (
                    <Entry key={index} access={access} />
                  ))}
                </ul>
              </section>
            ),
          )}
        </>
      )}
    </Asked>
  )
}

function Entry({ access }: { readonly access: HeldAccess }): JSX.Element {
  const { state, navigation } = useWallet()
  const { type, office, officer, at, why, case: about } = access
  return (
    <li class="row entry">
      <span class="row-text">
        <time class="row-hint">{timeHere(at)}</time>
        <span class="row-title">{accessInWords(why)}</span>
        <span class="row-hint">{m.looked_officer({ office: inLanguage(office), officer })}</span>
        <span class="row-hint">{cardName(type, state.bundle)}</span>
        {about && (
          <button class="link" type="button" onClick={() => navigation.go({ name: 'case', id: about })}>
            {m.held_cases()}
          </button>
        )}
      </span>
    </li>
  )
}
