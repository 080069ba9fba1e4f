import { inLanguage } from '@hefu/app-browser/register'
import { queryOf } from '@hefu/app-browser/screens'
import type { ServiceId } from '@hefu/standard'
import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { draftOf, newDraft } from '../register/service-draft.ts'
import { type Console, useConsole } from '../state/console-context.ts'
import { ServiceForm } from './service-form.tsx'

/** The form of a service: a new one, or with `?of=` a change of one, filled in with what is registered. */
export function ServiceFormPage(): JSX.Element {
  const console = useConsole()
  const { register, offset, now } = console
  const present = presentService(console, queryOf(location.hash).get('of'))
  const draft = present ? draftOf(present, offset) : newDraft(register.state, now, offset)
  const title = present ? m.form_change_title({ name: inLanguage(present.name) }) : m.form_new_title()
  return (
    <>
      <Title lead={present ? m.form_change_lead() : m.form_new_lead()}>{title}</Title>
      {draft ? (
        <ServiceForm draft={draft} changes={present !== null} />
      ) : (
        <EmptyState title={m.form_no_card_title()}>{m.form_no_card()}</EmptyState>
      )}
    </>
  )
}

/** What is registered last of a service, whether or not it is in force already: a later change builds on an earlier one. */
function presentService({ register }: Console, id: string | null) {
  return register.state.services.findLast(({ service }) => service.id === (id as ServiceId))?.service ?? null
}
