import { type LocalText, type OfficerId, officerId } from '@hefu/standard'
import { Button, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isId } from '../components/is-id.ts'
import { LocalField } from '../components/local-field.tsx'
import * as m from '../paraglide/messages.js'

/** Who a new key is for. */
export function NewOfficer(props: {
  readonly busy: boolean
  readonly onBack: () => void
  readonly onMake: (id: OfficerId, office: LocalText) => void
}): JSX.Element {
  const { busy, onBack, onMake } = props
  const [id, setId] = useState('')
  const [office, setOffice] = useState<LocalText>({ 'zh-CN': '', en: '' })
  const [tried, setTried] = useState(false)
  const good = isId(id) && office['zh-CN'].trim() !== '' && office.en.trim() !== ''
  const submit = (event: Event): void => {
    event.preventDefault()
    setTried(true)
    if (good) onMake(officerId(id), office)
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      <TextField
        label={m.officer_id()}
        hint={m.officer_id_hint()}
        value={id}
        onInput={setId}
        error={tried && !isId(id) ? m.invalid_id() : undefined}
      />
      <LocalField label={m.officer_office()} value={office} onInput={setOffice} tried={tried} />
      <div class="buttons">
        <Button type="submit" busy={busy}>
          {m.set_up_make_go()}
        </Button>
        <Button kind="secondary" onClick={onBack}>
          {m.back()}
        </Button>
      </div>
    </form>
  )
}
