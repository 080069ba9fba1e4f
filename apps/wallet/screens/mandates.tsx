import type { TrustBundle } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { MandateFacts } from '../components/mandate-facts.tsx'
import type { LineEnd } from '../lines/line-end.ts'
import { removeLine } from '../lines/remove-line.ts'
import { useEnds } from '../lines/use-ends.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { mandateInWords } from '../words/mandates.ts'
import { problemInWords } from '../words/problems.ts'
import { stillWorks } from '../words/still-works.ts'
import { validity } from '../words/validity.ts'

/** The mandates held, a card each. */
export function Mandates(props: {
  readonly mandates: readonly HeldCredential[]
  readonly bundle: TrustBundle
}): JSX.Element {
  const { mandates, bundle } = props
  const ends = useEnds(mandates.length > 0)
  return (
    <>
      {mandates.map((held) => (
        <MandateCard key={held.line} {...{ held, bundle }} end={(held.line && ends.get(held.line)) ?? null} />
      ))}
    </>
  )
}

function MandateCard(props: {
  readonly held: HeldCredential
  readonly bundle: TrustBundle
  readonly end: LineEnd | null
}): JSX.Element {
  const { app, wallet } = useWallet()
  const { held, bundle, end } = props
  const { line, header } = held
  const ended = end && problemInWords(end)
  return (
    <article class="card" data-testid="card-mandate">
      <p class="small">{m.mandate_card()}</p>
      <h2>
        <bdi>{mandateInWords(held).organisation}</bdi>
      </h2>
      <p class="card-validity">
        {ended ? stillWorks(header.epoch, bundle.utcOffsetMinutes, app.clock()) : validity(held, bundle, app.clock())}
      </p>
      {!ended && <p class="small">{m.renew_auto()}</p>}
      {ended && <Notice title={ended.title}>{ended.text}</Notice>}
      <MandateFacts of={held} />
      {line !== undefined && (
        <ConfirmDelete
          label={m.mandate_delete()}
          text={m.mandate_delete_text()}
          onDelete={() => removeLine(wallet, { line, type: header.type })}
        />
      )}
    </article>
  )
}
