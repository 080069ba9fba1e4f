import { type Issuer, isServerOrigin, issuerId, type LocalText } from '@hefu/standard'
import { TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isId } from '../components/is-id.ts'
import { isWritten, LocalField } from '../components/local-field.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { ActForm } from './act-form.tsx'

/** Registers who signs credentials; under an id that is registered, another name or address. */
export function IssuerForm(): JSX.Element {
  const [id, setId] = useState('')
  const [name, setName] = useState<LocalText>({ 'zh-CN': '', en: '' })
  const [address, setAddress] = useState('')
  const [tried, setTried] = useState(false)
  const origin = address.trim()
  const reachable = origin === '' || isServerOrigin(origin)
  const complete = isId(id) && isWritten(name) && reachable
  const issuer: Issuer | null = complete ? { id: issuerId(id), name, ...(origin !== '' && { address: origin }) } : null
  return (
    <>
      <Title lead={m.propose_issuer_hint()}>{m.propose_issuer()}</Title>
      <ActForm body={issuer && { kind: 'issuer', issuer }} complete={complete} onTried={() => setTried(true)}>
        <TextField
          label={m.issuer_id()}
          hint={m.issuer_id_hint()}
          value={id}
          onInput={setId}
          error={tried && !isId(id) ? m.invalid_id() : undefined}
        />
        <LocalField label={m.issuer_name()} value={name} onInput={setName} tried={tried} />
        <TextField
          label={m.issuer_address()}
          hint={m.issuer_address_hint()}
          value={address}
          onInput={setAddress}
          error={tried && !reachable ? m.issuer_address_wrong() : undefined}
        />
      </ActForm>
    </>
  )
}
