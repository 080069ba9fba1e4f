import type { OfficerId } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { SelectField } from '../components/select-field.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { officerName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { ActForm } from './act-form.tsx'

/** Somebody is no officer any more: their signature counts no longer, and their sessions end at once. */
export function OfficerEndForm(): JSX.Element {
  const { register, session } = useConsole()
  const { state } = register
  const [officer, setOfficer] = useState<OfficerId | ''>('')
  const [tried, setTried] = useState(false)
  return (
    <>
      <Title lead={m.propose_officer_end_hint()}>{m.propose_officer_end()}</Title>
      <ActForm
        body={officer === '' ? null : { kind: 'officer-end', officer }}
        complete={officer !== ''}
        onTried={() => setTried(true)}
      >
        <SelectField
          label={m.officer_who()}
          none={m.choose()}
          value={officer}
          onChange={setOfficer}
          options={[...state.officers.keys()].map((id) => ({ value: id, title: officerName(state, id) }))}
          error={tried && officer === '' ? m.choose_missing() : undefined}
        />
        {officer === session.officer && <Notice tone="warning">{m.officer_end_self()}</Notice>}
      </ActForm>
    </>
  )
}
