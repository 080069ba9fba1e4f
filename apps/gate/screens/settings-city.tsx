import { Button, List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import { Evidence } from '../components/evidence.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { ageOf } from '../trust/bundle-age.ts'
import { ageInWords, inLanguage, momentHere } from '../words/languages.ts'

/** The city's signed data: whose, how old, how to renew it; and how to set the gate up anew. */
export function CitySettings(): JSX.Element {
  const { app, state, bundle } = useDoor()
  const [forgetting, setForgetting] = useState(false)
  return (
    <>
      <section class="stack">
        <h2>{m.city_title()}</h2>
        <List>
          <ListItem title={m.city_name()} value={inLanguage(bundle.name)} />
          <ListItem title={m.city_issued()} hint={momentHere(bundle.issuedAt)} />
          <ListItem title={m.city_age()} hint={m.city_stops()} value={ageInWords(ageOf(bundle, app.clock()))} />
        </List>
        {state.trustProblem && (
          <Problem code={state.trustProblem}>{state.evidence && <Evidence note={state.evidence} />}</Problem>
        )}
        <Button kind="secondary" busy={state.refreshing} onClick={() => void app.refresh()}>
          {m.refresh_now()}
        </Button>
      </section>
      <section>
        <List>
          <ListItem danger title={m.forget_title()} onClick={() => setForgetting(true)} />
        </List>
        {forgetting && (
          <Confirm
            danger
            title={m.forget_title()}
            text={m.forget_text()}
            action={m.forget()}
            onConfirm={() => void app.forgetEverything().then(() => location.reload())}
            onClose={() => setForgetting(false)}
          />
        )}
      </section>
    </>
  )
}
