import type { Organisation } from '@hefu/app-browser/organisations'
import { inLanguage } from '@hefu/app-browser/register'
import type { Attempt } from '@hefu/app-browser/screens'
import { Button, Notice, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { DayField } from '../components/day-field.tsx'
import { isWritten, LocalField } from '../components/local-field.tsx'
import { Problem } from '../components/problem.tsx'
import { SelectField } from '../components/select-field.tsx'
import * as m from '../paraglide/messages.js'
import { type InspectionDraft, type InspectionLack, LONGEST_BASIS, LONGEST_TASK } from './inspection-draft.ts'
import { lackInWords } from './inspection-in-words.ts'

/** The fields of an inspection: which door it is about is read aloud before it is registered. */
export function InspectionFields(props: {
  readonly draft: InspectionDraft
  readonly lack: InspectionLack | null
  readonly authorities: readonly { readonly value: string; readonly title: string }[]
  readonly attempt: Attempt
  /** The organisation of the id, once it was looked up. */
  readonly found: Organisation | null
  readonly onChange: (some: Partial<InspectionDraft>) => void
  readonly onSubmit: (event: Event) => void
}): JSX.Element {
  const { draft, lack, authorities, attempt, found, onChange, onSubmit } = props
  const errorAt = (part: InspectionLack): string | undefined => (lack === part ? lackInWords(part) : undefined)
  const isMissing = attempt.problem === 'not-found'
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      <SelectField
        label={m.inspection_authority()}
        value={draft.authority}
        none={m.choose()}
        onChange={(authority) => onChange({ authority })}
        options={authorities}
        error={errorAt('authority')}
      />
      <TextField
        label={m.inspection_organisation()}
        hint={m.inspection_organisation_hint()}
        value={draft.organisation}
        onInput={(organisation) => onChange({ organisation })}
        error={isMissing ? m.org_gone() : errorAt('organisation')}
      />
      <DayField
        label={m.inspection_day()}
        hint={m.inspection_day_hint()}
        value={draft.day}
        onInput={(day) => onChange({ day })}
        error={errorAt('day')}
      />
      <LocalField
        label={m.inspection_task()}
        hint={m.inspection_task_hint()}
        value={draft.task}
        onInput={(task) => onChange({ task })}
        tried={lack === 'task'}
        longest={LONGEST_TASK}
      />
      <FieldError text={isWritten(draft.task, LONGEST_TASK) ? errorAt('task') : undefined} />
      <LocalField
        label={m.inspection_basis()}
        hint={m.inspection_basis_hint()}
        value={draft.legalBasis}
        onInput={(legalBasis) => onChange({ legalBasis })}
        tried={lack === 'legalBasis'}
        longest={LONGEST_BASIS}
      />
      <FieldError text={isWritten(draft.legalBasis, LONGEST_BASIS) ? errorAt('legalBasis') : undefined} />
      <TextField
        label={m.inspection_officers()}
        hint={m.inspection_officers_hint()}
        rows={3}
        value={draft.officers}
        onInput={(officers) => onChange({ officers })}
        error={errorAt('officers')}
      />
      {found && (
        <div role="status">
          <Notice title={m.inspection_found({ organisation: inLanguage(found.name) })}>
            {found.address ? inLanguage(found.address) : m.inspection_found_hint()}
          </Notice>
        </div>
      )}
      <Problem code={isMissing ? null : attempt.problem} />
      <div>
        <Button type="submit" busy={attempt.busy}>
          {found ? m.inspection_register() : m.inspection_look()}
        </Button>
      </div>
    </form>
  )
}

function FieldError({ text }: { readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null
  return (
    <p class="field-error" role="alert">
      {text}
    </p>
  )
}
