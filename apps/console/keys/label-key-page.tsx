import { dayInCity, Facts } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { toBase64url } from '@hefu/bytes'
import { EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { listLabelKeys } from '../register/desk.ts'
import { useConsole } from '../state/console-context.ts'
import { EndLabelKey } from './end-label-key.tsx'
import { type StandingLabelKey, standingLabelKeys } from './label-key-standing.ts'
import { RegisterLabelKey } from './register-label-key.tsx'

/** One key for labels: proposed where the register does not have it, made longer or ended where it does. */
export function LabelKeyPage({ id = '' }: Parameters): JSX.Element {
  const { api, register, clock } = useConsole()
  const { value, problem, reload } = useLoaded(async () => {
    const keys = standingLabelKeys(register.state, await listLabelKeys(api), clock())
    return { found: keys.find(({ key }) => key.id === id) ?? null }
  }, [id, register])
  const back = <a href={addressOf(['keys'])}>{m.keys_title()}</a>
  if (value && !value.found) {
    return (
      <>
        <Title>{m.label_keys_title()}</Title>
        <EmptyState title={m.keys_end_gone_title()} action={back}>
          {m.label_keys_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={back}>{m.label_keys_key({ id })}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value?.found && <Key key={id} found={value.found} />}
    </>
  )
}

function Key({ found }: { readonly found: StandingLabelKey }): JSX.Element {
  const { offset } = useConsole()
  const { key, registered, isHeld, standing } = found
  return (
    <>
      <Facts
        facts={[
          { name: m.fact_label_origin(), value: key.origin },
          ...(registered ? [{ name: m.keys_until(), value: dayInCity(registered.endsAt, offset) }] : []),
          { name: m.label_keys_secret(), value: isHeld ? m.label_keys_here() : m.label_keys_away() },
          { name: m.officer_key(), value: <span class="mono">{toBase64url(key.publicKey)}</span> },
        ]}
      />
      {standing === 'over' && <Notice title={m.label_keys_over_title()}>{m.label_keys_over()}</Notice>}
      {standing !== 'over' && <RegisterLabelKey found={found} />}
      {standing === 'signs' && registered && <EndLabelKey labelKey={registered} />}
    </>
  )
}
