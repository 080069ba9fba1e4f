import type { CredentialTypeId } from '@hefu/standard'
import type { JSX } from 'preact'
import { Leading } from '../components/leading.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'

/** That a card was ended early, beside the pass. Few ever see it: it brings the names of all cards with it. */
export function EndedNotice({ type }: { readonly type: CredentialTypeId }): JSX.Element {
  const { state } = useWallet()
  const text = m.end_notice({ card: cardName(type, state.bundle) })
  return <Leading text={text} label={m.details()} to={{ name: 'early-end', type }} />
}
