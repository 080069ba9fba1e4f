import { Button } from '@hefu/ui'
import type { HeldCredential, LineId } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { latestLines } from '../lines/latest-lines.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { groupAlike } from '../tickets/alike.ts'
import { standingOf, type TicketWear, wearsOut } from '../tickets/wear.ts'
import { cardInBrief } from '../words/cards.ts'

/** Which of several cards the code on the screen is of; of tickets also how many are left, and that a journey is over. */
export function WhichCard(props: {
  readonly shown: HeldCredential
  readonly choices: readonly HeldCredential[]
  readonly onChoose: (line: LineId | undefined) => void
}): JSX.Element {
  const { shown, choices, onChoose } = props
  const id = useId()
  return (
    <section class="which-card">
      {choices.length > 1 ? (
        <div class="field">
          <label for={id}>{m.which_card()}</label>
          <select
            id={id}
            value={shown.line ?? ''}
            onChange={({ currentTarget }) => onChoose(choices[currentTarget.selectedIndex]?.line)}
          >
            {choices.map((held) => (
              <option key={held.line} value={held.line ?? ''}>
                {cardInBrief(held)}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <p class="small">{cardInBrief(shown)}</p>
      )}
      {wearsOut(shown) && <Journey key={shown.line} ticket={shown} />}
    </section>
  )
}

/** Where the ticket on the screen stands among those that are alike. */
function Journey({ ticket }: { readonly ticket: HeldCredential }): JSX.Element | null {
  const { app, wallet, holdings } = useWallet()
  const { line } = ticket
  if (line === undefined) return null
  const wearOf = (held: HeldCredential): TicketWear | undefined => holdings.wear.find((one) => one.line === held.line)
  const standing = standingOf(wearOf(ticket), app.clock())
  const alike = groupAlike(latestLines(holdings.credentials)).find((group) => group.some((held) => held.line === line))
  const left = (alike ?? []).filter((held) => standingOf(wearOf(held), app.clock()) === 'unused').length
  return (
    <>
      <p class="small" role="status">
        {standing === 'under-way' ? m.ticket_under_way() : m.ticket_unused()} {m.tickets_left({ count: left })}
      </p>
      {standing === 'under-way' && (
        <Button
          kind="quiet"
          onClick={() => void wallet.setWear({ ...(wearOf(ticket) ?? { line, shown: [] }), over: true })}
        >
          {m.ticket_over()}
        </Button>
      )}
    </>
  )
}
