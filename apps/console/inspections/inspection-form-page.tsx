import { type Organisation, readOrganisation } from '@hefu/app-browser/organisations'
import { inLanguage } from '@hefu/app-browser/register'
import { addressOf, goTo, queryOf, useAttempt } from '@hefu/app-browser/screens'
import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { focusWrong } from '../components/focus-wrong.ts'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { dayOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { keysInForce } from './inspecting-keys.ts'
import { registerInspection } from './inspection-client.ts'
import { type InspectionDraft, type InspectionLack, lackOfInspection, planOf } from './inspection-draft.ts'
import { InspectionFields } from './inspection-fields.tsx'

/** Registers an inspection before it takes place: only then is there a code to show at the door. */
export function InspectionFormPage(): JSX.Element {
  const { register, clock } = useConsole()
  const keys = keysInForce(register.state, clock())
  const all = <a href={addressOf(['inspections'])}>{m.inspections_all()}</a>
  return (
    <>
      <Title lead={m.inspection_form_lead()} actions={all}>
        {m.inspection_new()}
      </Title>
      {keys.length === 0 ? (
        <EmptyState
          title={m.authorities_none_title()}
          action={<a href={addressOf(['inspections', 'key'])}>{m.authorities_add()}</a>}
        >
          {m.authorities_none()}
        </EmptyState>
      ) : (
        <InspectionForm
          authorities={keys.map(({ id, name }) => ({ value: `${id}`, title: inLanguage(name) }))}
          organisation={queryOf(location.hash).get('organisation') ?? ''}
        />
      )}
    </>
  )
}

function InspectionForm(props: {
  readonly authorities: readonly { readonly value: string; readonly title: string }[]
  readonly organisation: string
}): JSX.Element {
  const { authorities, organisation } = props
  const { api, clock, offset } = useConsole()
  const today = dayOf(clock(), offset)
  const [draft, setDraft] = useState<InspectionDraft>({
    authority: authorities.length === 1 ? (authorities[0]?.value ?? '') : '',
    organisation,
    day: today,
    task: { 'zh-CN': '', en: '' },
    legalBasis: { 'zh-CN': '', en: '' },
    officers: '',
  })
  const [lack, setLack] = useState<InspectionLack | null>(null)
  const [found, setFound] = useState<Organisation | null>(null)
  const attempt = useAttempt()
  const isFound = found !== null && found.id === draft.organisation.trim()
  const change = (some: Partial<InspectionDraft>): void => {
    setDraft({ ...draft, ...some })
    setLack(null)
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    const wrong = lackOfInspection(draft, today)
    setLack(wrong)
    if (wrong) {
      focusWrong()
      return
    }
    const plan = planOf(draft)
    // Nobody is sent to another door because of a slip in an id: its name is read first.
    attempt.run(async () => {
      if (isFound) goTo(addressOf(['inspections', await registerInspection(api, plan)]))
      else setFound((await readOrganisation(api, plan.organisation)).organisation)
    })
  }
  return (
    <InspectionFields
      {...{ draft, lack, authorities, attempt }}
      found={isFound ? found : null}
      onChange={change}
      onSubmit={submit}
    />
  )
}
