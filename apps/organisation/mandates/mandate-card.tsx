import { Facts } from '@hefu/app-browser/register'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { dayInWords, todayHere } from '../words/days.ts'
import { powersInWords, shortId } from '../words/mandates.ts'
import { EndMandate } from './end-mandate.tsx'
import type { Mandate } from './mandate.ts'
import { standingOf } from './standing.ts'

/** One mandate: what it lets somebody do, how far and how long, and the number by which the organisation tells whom it gave it to. */
export function MandateCard(props: {
  readonly mandate: Mandate
  readonly isLast: boolean
  readonly onEnded: () => void
}): JSX.Element {
  const { mandate, isLast, onEnded } = props
  const { clock } = usePage()
  const [isEnding, setEnding] = useState(false)
  const { id, powers, cap, validUntil, grantedOn, endedOn } = mandate
  const standing = standingOf(mandate, todayHere(clock()))
  return (
    <li class="card" data-standing={standing} data-mandate={id}>
      <h3>{powersInWords(powers)}</h3>
      <Facts
        facts={[
          { name: m.mandate_number(), value: <span class="mono">{shortId(id)}</span> },
          ...(cap === null ? [] : [{ name: m.mandate_cap(), value: <bdi>{cap}</bdi> }]),
          { name: m.mandate_until(), value: validUntil === null ? m.mandate_no_end() : dayInWords(validUntil) },
          { name: m.mandate_granted(), value: dayInWords(grantedOn) },
          ...(endedOn === null ? [] : [{ name: m.mandate_ended_on(), value: dayInWords(endedOn) }]),
        ]}
      />
      {standing !== 'ended' && (
        <div>
          <Button kind="quiet" onClick={() => setEnding(true)}>
            {m.mandate_end()}
          </Button>
        </div>
      )}
      {isEnding && <EndMandate {...{ mandate, isLast }} onClose={() => setEnding(false)} onEnded={onEnded} />}
    </li>
  )
}
