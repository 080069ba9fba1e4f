import type { TrustBundle } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { HeldCredential, LineId } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { MandateFacts } from '../components/mandate-facts.tsx'
import { KEPT_GRANTS, type MandateEnd } from '../mandates/kept-grants.ts'
import { removeMandate } from '../mandates/remove-mandate.ts'
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
  const ends = useEnds(mandates)
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
  readonly end: MandateEnd | null
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
          onDelete={() => removeMandate(wallet, line)}
        />
      )}
    </article>
  )
}

/** Which of them are renewed no more, and why. */
function useEnds(mandates: readonly HeldCredential[]): ReadonlyMap<LineId, MandateEnd> {
  const { wallet } = useWallet()
  const [ends, setEnds] = useState<ReadonlyMap<LineId, MandateEnd>>(new Map())
  const none = mandates.length === 0
  useEffect(() => {
    if (none) return
    let gone = false
    void wallet.read(KEPT_GRANTS).then((grants) => {
      const found = grants.flatMap(({ grant, ended }) => (ended ? [[grant, ended] as const] : []))
      if (!gone) setEnds(new Map(found))
    })
    return () => {
      gone = true
    }
  }, [wallet, none])
  return ends
}
