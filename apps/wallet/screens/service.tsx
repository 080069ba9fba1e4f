import { ServiceDetails as Details } from '@hefu/app-browser/consent'
import { type ServiceId, serviceOf, typeOf } from '@hefu/standard'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { ShowingTrouble } from '../components/showing-trouble.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { togglePin } from '../storage/kept-preferences.ts'
import { inLanguage } from '../words/languages.ts'

/** What the register says of a service, in words. */
export function ServiceDetails({ id }: { readonly id: ServiceId }): JSX.Element {
  const { app, state, wallet, holdings, navigation } = useWallet()
  const service = state.bundle && serviceOf(state.bundle, id, app.clock())
  const type = service && state.bundle && typeOf(state.bundle, service.type)
  if (!service || !type || !state.bundle) {
    return (
      <Page title={m.services()} onBack={navigation.back}>
        <ShowingTrouble problem="unknown-service" service={undefined} />
      </Page>
    )
  }
  const { preferences } = holdings
  const asksFirst = service.showing === 'answer'
  const show = (): void => {
    if (asksFirst) {
      navigation.replace({ name: 'scan' })
      return
    }
    void wallet.setPreferences({ ...preferences, lastService: id })
    navigation.home()
  }
  return (
    <Page
      title={inLanguage(service.name)}
      onBack={navigation.back}
      actions={
        <>
          <Button onClick={show}>{asksFirst ? m.scan() : m.show_code()}</Button>
          <Button kind="secondary" onClick={() => void wallet.setPreferences(togglePin(preferences, id))}>
            {preferences.pinned.includes(id) ? m.unpin() : m.pin()}
          </Button>
        </>
      }
    >
      {asksFirst && <Notice title={m.asks_first()}>{m.asks_first_text()}</Notice>}
      <Details service={service} type={type} utcOffsetMinutes={state.bundle.utcOffsetMinutes} />
    </Page>
  )
}
