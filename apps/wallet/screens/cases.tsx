import { Button, EmptyState, List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { Asked } from '../components/asked.tsx'
import * as m from '../paraglide/messages.js'
import type { HeldCase } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { kindInWords, outcomeInWords } from '../words/rights.ts'
import { dayInCity } from '../words/times.ts'

/** What its holder wrote to the city, and how it stands. */
export function CasesScreen(): JSX.Element {
  const { app, state, navigation } = useWallet()
  const offset = state.bundle?.utcOffsetMinutes ?? 0
  const ask = (): void => navigation.go({ name: 'letter', kind: 'data-request', type: null })
  const standing = ({ status, outcome, dueAt }: HeldCase): string => {
    if (status === 'answered') return outcomeInWords(outcome)
    const date = dayInCity(dueAt, offset)
    return dueAt < app.clock() ? m.case_overdue({ date }) : m.case_due({ date })
  }
  return (
    <Asked title={m.held_cases()} actions={() => <Button onClick={ask}>{m.held_ask()}</Button>}>
      {({ cases }) =>
        cases.length === 0 ? (
          <EmptyState title={m.cases_empty_title()}>{m.cases_empty()}</EmptyState>
        ) : (
          <List>
            {cases
              .toSorted((one, other) => other.openedAt - one.openedAt)
              .map((each) => (
                <ListItem
                  key={each.id}
                  title={m.case_of({ kind: kindInWords(each.kind), card: cardName(each.type, state.bundle) })}
                  hint={standing(each)}
                  onClick={() => navigation.go({ name: 'case', id: each.id })}
                />
              ))}
          </List>
        )
      }
    </Asked>
  )
}
