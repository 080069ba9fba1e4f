import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { epochAt, type IssuerKey } from '@hefu/standard'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { listProposals } from '../register/desk.ts'
import { typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { EndKeyForm } from './end-key-form.tsx'
import { fingerprint, weeksInWords } from './key-in-words.ts'
import { standingOf } from './key-weeks.ts'
import { waitingProposal } from './waiting-keys.ts'

/** Ends a key early: what that does to everybody comes first. */
export function EndKeyPage({ print = '' }: Parameters): JSX.Element {
  const { api, register, offset, clock } = useConsole()
  const present = epochAt(clock(), offset)
  const { value, problem, reload } = useLoaded(async () => {
    const usable = register.state.keys.filter((key) => ['signs', 'later'].includes(standingOf(key, present)))
    const prints = await Promise.all(usable.map(fingerprint))
    const key = usable[prints.indexOf(print)] ?? null
    return { key, waiting: key && waitingProposal(await listProposals(api), 'issuer-key-end', key) }
  }, [print])
  const back = <a href={addressOf(['keys'])}>{m.keys_title()}</a>
  if (!value) {
    return (
      <>
        <Title actions={back}>{m.keys_end_title()}</Title>
        <Problem code={problem} onRetry={reload} />
        {!problem && <Working label={m.working()} />}
      </>
    )
  }
  if (!value.key) {
    return (
      <>
        <Title>{m.keys_end_title()}</Title>
        <EmptyState title={m.keys_end_gone_title()} action={back}>
          {m.keys_end_gone()}
        </EmptyState>
      </>
    )
  }
  const { key, waiting } = value
  const lead = m.keys_end_lead({ type: typeName(register.state, key.type), weeks: weeksInWords(key) })
  return (
    <>
      <Title actions={back} lead={lead}>
        {m.keys_end_title()}
      </Title>
      <EndKeyForm {...{ issuerKey: key, others: othersOf(key, register.state.keys), present, waiting }} />
    </>
  )
}

function othersOf(key: IssuerKey, keys: readonly IssuerKey[]): readonly IssuerKey[] {
  return keys.filter((other) => other !== key && other.type === key.type && other.issuer === key.issuer)
}
