import type { TrustBundle } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { removeLine } from '../lines/remove-line.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { standingOf, type TicketStanding } from '../tickets/wear.ts'
import { cardName, valuesInBrief } from '../words/cards.ts'
import { inLanguage } from '../words/languages.ts'
import { validity } from '../words/validity.ts'

const STANDINGS: Readonly<Record<TicketStanding, () => string>> = {
  unused: m.ticket_unused,
  'under-way': m.ticket_under_way,
  used: m.ticket_used,
}

/** Tickets that are alike as one card: how many are left, until when, and each with where it stands as far as this wallet can tell. */
export function TicketStack(props: {
  readonly tickets: readonly HeldCredential[]
  readonly bundle: TrustBundle
}): JSX.Element | null {
  const { app, wallet, holdings } = useWallet()
  const { bundle } = props
  const tickets = props.tickets.toSorted((a, b) => a.header.epoch - b.header.epoch)
  const [first] = tickets
  if (!first) return null
  const now = app.clock()
  const rows = tickets.map((held) => {
    const wear = holdings.wear.find(({ line }) => line === held.line)
    return { held, wear, standing: standingOf(wear, now) }
  })
  const left = rows.filter(({ standing }) => standing !== 'used')
  const used = rows.filter(({ standing }) => standing === 'used')
  const next = left[0]?.held ?? first
  const issuer = bundle.issuers.find(({ id }) => id === first.header.issuer)
  const remove = async (which: typeof rows): Promise<void> => {
    for (const { held } of which) {
      if (held.line) await removeLine(wallet, { line: held.line, type: held.header.type })
    }
  }
  return (
    <article class="card ticket-stack" data-testid={`card-${first.header.type}`}>
      <p class="small">{issuer ? inLanguage(issuer.name) : first.header.issuer}</p>
      <h2>{m.offer_many({ card: cardName(first.header.type, bundle), count: left.length })}</h2>
      <p>{valuesInBrief(first)}</p>
      <p class="card-validity">{validity(next, bundle, now)}</p>
      <details>
        <summary>{m.tickets_each()}</summary>
        <p class="small">{m.tickets_hint()}</p>
        <ul class="asked">
          {rows.map(({ held, wear, standing }, index) => (
            <li key={held.line}>
              <span>{m.ticket_number({ number: index + 1 })}</span>
              <span class="ticket-row">
                {STANDINGS[standing]()}
                <button
                  class="link"
                  type="button"
                  onClick={() =>
                    held.line &&
                    void (standing === 'used'
                      ? wallet.forgetWear(held.line)
                      : wallet.setWear({ line: held.line, shown: wear?.shown ?? [], over: true }))
                  }
                >
                  {standing === 'used' ? m.ticket_not_used() : m.ticket_is_used()}
                </button>
              </span>
            </li>
          ))}
        </ul>
        {used.length > 0 && <ConfirmDelete label={m.tickets_delete_used()} onDelete={() => remove(used)} />}
        <ConfirmDelete label={m.tickets_delete()} text={m.offered_delete_text()} onDelete={() => remove(rows)} />
      </details>
    </article>
  )
}
