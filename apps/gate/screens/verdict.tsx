import { Tally } from '@hefu/ui'
import type { JSX } from 'preact'
import type { ShownVerdict } from '../engine/gate-engine.ts'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { factsOf } from '../words/attributes.ts'
import { reasonInWords } from '../words/reasons.ts'

/**
 * The verdict, over everything: a shape that fits or does not, a word, one of two hues, and the reason with what to do now. It says
 * something of the pass and nothing of the person.
 */
export function Verdict({ verdict }: { readonly verdict: ShownVerdict }): JSX.Element {
  return verdict.verdict === 'admitted' ? (
    <div class="verdict" data-verdict="admitted">
      <Tally state="joined" />
      <div class="verdict-words">
        <p class="verdict-word">{m.admitted()}</p>
        <Disclosed {...verdict} />
      </div>
    </div>
  ) : (
    <Refused {...verdict} />
  )
}

/** What the service has registered to see, and nothing else; for as long as the verdict is there. */
function Disclosed({ disclosed, person }: Extract<ShownVerdict, { verdict: 'admitted' }>): JSX.Element | null {
  const { type } = useDoor()
  const facts = factsOf(disclosed, type)
  if (facts.length === 0 && person === undefined) return null
  return (
    <dl class="verdict-facts">
      {facts.map(({ index, label, value }) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {person !== undefined && (
        <div>
          <dt>{m.health_person()}</dt>
          <dd>
            <bdi>{person}</bdi>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Refused({ reason }: Extract<ShownVerdict, { verdict: 'refused' }>): JSX.Element {
  const { service } = useDoor()
  const words = reasonInWords(reason, service)
  return (
    <div class="verdict" data-verdict="refused" data-reason={reason}>
      <Tally state="apart" />
      <div class="verdict-words">
        <p class="verdict-word">{m.refused()}</p>
        <div class="verdict-why">
          <p class="verdict-reason">{words.reason}</p>
          <p class="verdict-next">{words.next}</p>
        </div>
      </div>
    </div>
  )
}
