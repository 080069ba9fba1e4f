import { Button, List, ListItem, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import { KeyImport } from '../components/key-import.tsx'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { learnsLine } from '../words/attributes.ts'
import { inLanguage } from '../words/languages.ts'

/** What the register says of the service, what is asked, with which key; and the way to another service. */
export function ServiceSettings(): JSX.Element {
  const { app, state, service, type } = useDoor()
  const [leaving, setLeaving] = useState(false)
  const name = inLanguage(service.name)
  return (
    <>
      <section>
        <h2>{m.service_title()}</h2>
        <List>
          <ListItem title={name} hint={learnsLine(service, type, state.settings.optional)} />
          <ListItem title={m.service_operator()} hint={inLanguage(service.operator)} />
          <ListItem title={m.service_purpose()} hint={inLanguage(service.purpose)} />
          <ListItem title={m.change_service()} onClick={() => setLeaving(true)} />
        </List>
      </section>
      {service.requestKeys.length > 0 && service.optional.length > 0 && <OptionalSettings />}
      {service.requestKeys.length > 0 && <KeySettings />}
      {leaving && (
        <Confirm
          title={m.change_service()}
          text={m.change_service_text({ service: name })}
          action={m.change()}
          onConfirm={() => void app.leaveService()}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  )
}

function OptionalSettings(): JSX.Element {
  const { app, state, service, type } = useDoor()
  const { optional } = state.settings
  const choose = (index: number, wanted: boolean): void => {
    const others = optional.filter((other) => other !== index)
    void app.changeSettings({ optional: wanted ? [...others, index] : others })
  }
  return (
    <section>
      <h2>{m.optional_title()}</h2>
      <p class="small">{m.optional_text()}</p>
      <List label={m.optional_title()}>
        {service.optional.map((index) => {
          const label = type.attributes[index]?.label
          if (!label) return null
          return (
            <Switch
              key={index}
              label={inLanguage(label)}
              checked={optional.includes(index)}
              onChange={(wanted) => choose(index, wanted)}
            />
          )
        })}
      </List>
    </section>
  )
}

function KeySettings(): JSX.Element {
  const { app, state } = useDoor()
  const { requestKey } = state
  const [forgetting, setForgetting] = useState(false)
  return (
    <section class="stack">
      <h2>{m.key_title()}</h2>
      <p>{requestKey ? m.key_present({ id: requestKey.id }) : m.key_absent()}</p>
      <p class="small">{m.key_file()}</p>
      <KeyImport />
      {requestKey && (
        <Button kind="quiet" onClick={() => setForgetting(true)}>
          {m.key_forget()}
        </Button>
      )}
      {forgetting && (
        <Confirm
          danger
          title={m.key_forget()}
          text={m.key_forget_text()}
          action={m.key_forget()}
          onConfirm={() => void app.forgetKey()}
          onClose={() => setForgetting(false)}
        />
      )}
    </section>
  )
}
