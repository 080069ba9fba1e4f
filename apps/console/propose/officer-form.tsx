import { codeOf } from '@hefu/app-browser/city-api'
import { Facts } from '@hefu/app-browser/register'
import { toBase64url } from '@hefu/bytes'
import { LANGUAGES, type Officer } from '@hefu/standard'
import { LANGUAGE_NAMES, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Title } from '../components/title.tsx'
import { readRequest } from '../officer-key/officer-request.ts'
import * as m from '../paraglide/messages.js'
import { ActForm } from './act-form.tsx'

/** A new officer, by what they have handed over. */
export function OfficerForm(): JSX.Element {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const officer = officerIn(text)
  return (
    <>
      <Title lead={m.propose_officer_hint()}>{m.propose_officer()}</Title>
      <ActForm
        body={officer && { kind: 'officer', officer }}
        complete={officer !== null}
        onTried={() => setTried(true)}
      >
        <TextField
          label={m.officer_request()}
          hint={m.officer_request_hint()}
          rows={6}
          value={text}
          onInput={setText}
          error={(tried || text !== '') && !officer ? m.officer_request_wrong() : undefined}
        />
        {officer && (
          <Facts
            facts={[
              { name: m.officer_id(), value: officer.id },
              ...LANGUAGES.map((language) => ({ name: LANGUAGE_NAMES[language], value: officer.office[language] })),
              { name: m.officer_key(), value: <span class="mono">{toBase64url(officer.publicKey)}</span> },
            ]}
          />
        )}
      </ActForm>
    </>
  )
}

function officerIn(text: string): Officer | null {
  try {
    return readRequest(text)
  } catch (error) {
    if (codeOf(error)) return null
    throw error
  }
}
