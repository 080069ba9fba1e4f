import { useLoaded } from '@hefu/app-browser/screens'
import { epochAt } from '@hefu/standard'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { listIssuerKeys, listLabelKeys, listProposals } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { CardKeys } from './card-keys.tsx'
import { fingerprint } from './key-in-words.ts'
import { LabelKeys } from './label-keys.tsx'
import { issuedCards } from './next-span.ts'

/** Issuers, their keys, and the weeks in which each signs; what is lacking ahead, and what the city has ready for it. */
export function KeysPage(): JSX.Element {
  const { api, register, offset, clock } = useConsole()
  const { value, problem, reload } = useLoaded(async () => {
    const [held, labels, proposals] = await Promise.all([listIssuerKeys(api), listLabelKeys(api), listProposals(api)])
    const all = [...register.state.keys, ...held]
    const prints = new Map(await Promise.all(all.map(async (key) => [key.publicKey, await fingerprint(key)] as const)))
    return { held, labels, proposals, prints }
  }, [register])
  const present = epochAt(clock(), offset)
  const cards = value && issuedCards(register.state, value.held, present)
  return (
    <>
      <Title lead={m.keys_lead()}>{m.keys_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && cards?.length === 0 && <EmptyState title={m.keys_none_title()}>{m.keys_none()}</EmptyState>}
      {value &&
        cards?.map((card) => (
          <CardKeys
            key={`${card.type} ${card.issuer}`}
            card={card}
            present={present}
            prints={value.prints}
            proposals={value.proposals}
          />
        ))}
      {value && <LabelKeys held={value.labels} proposals={value.proposals} />}
    </>
  )
}
