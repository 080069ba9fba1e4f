import { type Organisation, readOrganisation } from '@hefu/app-browser/organisations'
import { inLanguage } from '@hefu/app-browser/register'
import { addressOf, goTo, type Parameters, useAttempt, useLoaded } from '@hefu/app-browser/screens'
import { POWER_NAMES } from '@hefu/standard'
import { Button, EmptyState, List, Switch, TextField, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { DayField } from '../components/day-field.tsx'
import { focusWrong } from '../components/focus-wrong.ts'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { dayOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { proposeMandate } from './mandate-client.ts'
import { lackOfMandate, type MandateDraft, type MandateLack, MORE_POWERS, termsOf } from './mandate-draft.ts'

const LACKS: Readonly<Record<MandateLack, () => string>> = {
  name: m.mandate_name_missing,
  cap: m.mandate_cap_long,
  day: m.mandate_day_over,
}

/** Proposes the first mandate of an organisation: who is to act for it, the officers have checked at their counter. */
export function MandateFormPage({ id = '' }: Parameters): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => readOrganisation(api, id), [id])
  const back = <a href={addressOf(['organisations', id])}>{m.mandate_back()}</a>
  return (
    <>
      <Title actions={back} lead={m.mandate_form_lead()}>
        {value ? m.mandate_form_title({ organisation: inLanguage(value.organisation.name) }) : m.mandates_propose()}
      </Title>
      {problem === 'not-found' ? (
        <EmptyState title={m.org_gone_title()}>{m.org_gone()}</EmptyState>
      ) : (
        <Problem code={problem} onRetry={reload} />
      )}
      {!value && !problem && <Working label={m.working()} />}
      {value && <MandateForm organisation={value.organisation} />}
    </>
  )
}

function MandateForm({ organisation }: { readonly organisation: Organisation }): JSX.Element {
  const { api, clock, offset } = useConsole()
  const [draft, setDraft] = useState<MandateDraft>({
    organisationName: organisation.name['zh-CN'],
    more: new Set(['inspect-open']),
    cap: '',
    validUntil: '',
  })
  const [lack, setLack] = useState<MandateLack | null>(null)
  const { busy, problem, run } = useAttempt()
  const change = (some: Partial<MandateDraft>): void => {
    setDraft({ ...draft, ...some })
    setLack(null)
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    const found = lackOfMandate(draft, dayOf(clock(), offset))
    setLack(found)
    if (found) {
      focusWrong()
      return
    }
    run(async () => {
      const { id } = await proposeMandate(api, termsOf(organisation.id, draft))
      goTo(addressOf(['mandates', id]))
    })
  }
  const errorAt = (one: MandateLack): string | undefined => (lack === one ? LACKS[one]() : undefined)
  const { organisationName, more, cap, validUntil } = draft
  return (
    <form class="form" onSubmit={submit} noValidate>
      <TextField
        label={m.mandate_name()}
        hint={m.mandate_name_hint()}
        value={organisationName}
        onInput={(name) => change({ organisationName: name })}
        error={errorAt('name')}
      />
      <fieldset class="form-group">
        <legend>{m.mandate_powers()}</legend>
        <List>
          <Switch
            label={inLanguage(POWER_NAMES.represent)}
            hint={m.mandate_represent_hint()}
            checked
            disabled
            onChange={() => {}}
          />
          {MORE_POWERS.map((power) => (
            <Switch
              key={power}
              label={inLanguage(POWER_NAMES[power])}
              checked={more.has(power)}
              onChange={(on) => change({ more: new Set([...more, power].filter((one) => on || one !== power)) })}
            />
          ))}
        </List>
      </fieldset>
      <TextField
        label={m.mandate_cap()}
        hint={m.mandate_cap_hint()}
        value={cap}
        onInput={(value) => change({ cap: value })}
        error={errorAt('cap')}
      />
      <DayField
        label={m.mandate_until()}
        hint={m.mandate_until_hint()}
        value={validUntil}
        onInput={(day) => change({ validUntil: day })}
        error={errorAt('day')}
      />
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy}>
          {m.mandates_propose()}
        </Button>
      </div>
    </form>
  )
}
