import { MANDATE, type TrustBundle } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { CardValues } from '../components/card-values.tsx'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { latestLines } from '../lines/latest-lines.ts'
import type { LineEnd } from '../lines/line-end.ts'
import { removeLine } from '../lines/remove-line.ts'
import { useEnds } from '../lines/use-ends.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { groupAlike } from '../tickets/alike.ts'
import { wearsOut } from '../tickets/wear.ts'
import { cardName } from '../words/cards.ts'
import { inLanguage } from '../words/languages.ts'
import { problemInWords } from '../words/problems.ts'
import { stillWorks } from '../words/still-works.ts'
import { validity } from '../words/validity.ts'
import { TicketStack } from './ticket-stack.tsx'

/** The cards of the city's services, those of a type together; tickets that are alike as one stack. */
export function OfferedCards({ bundle }: { readonly bundle: TrustBundle }): JSX.Element {
  const { holdings } = useWallet()
  const held = latestLines(holdings.credentials).filter(({ header }) => header.type !== MANDATE.id)
  const ends = useEnds(held.length > 0)
  const groups = groupAlike(held.toSorted((a, b) => a.header.type.localeCompare(b.header.type)))
  return (
    <>
      {groups.map((group) => {
        const [first] = group
        if (!first?.line) return null
        if (wearsOut(first)) return <TicketStack key={first.line} tickets={group} bundle={bundle} />
        return <OfferedCard key={first.line} held={first} bundle={bundle} end={ends.get(first.line) ?? null} />
      })}
    </>
  )
}

function OfferedCard(props: {
  readonly held: HeldCredential
  readonly bundle: TrustBundle
  readonly end: LineEnd | null
}): JSX.Element {
  const { app, wallet } = useWallet()
  const { held, bundle, end } = props
  const { line, header } = held
  const issuer = bundle.issuers.find(({ id }) => id === header.issuer)
  const ended = end && problemInWords(end)
  return (
    <article class="card" data-testid={`card-${header.type}`}>
      <p class="small">{issuer ? inLanguage(issuer.name) : header.issuer}</p>
      <h2>{cardName(header.type, bundle)}</h2>
      <p class="card-validity">
        {ended ? stillWorks(header.epoch, bundle.utcOffsetMinutes, app.clock()) : validity(held, bundle, app.clock())}
      </p>
      {ended && <Notice title={ended.title}>{ended.text}</Notice>}
      <details>
        <summary>{m.card_values()}</summary>
        <CardValues of={held} />
        {line !== undefined && (
          <ConfirmDelete
            label={m.card_delete()}
            text={m.offered_delete_text()}
            onDelete={() => removeLine(wallet, { line, type: header.type })}
          />
        )}
      </details>
    </article>
  )
}
