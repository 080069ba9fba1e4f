import { type ServiceId, serviceOf, typeOf } from '@hefu/standard'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import { ShowingTrouble } from '../components/showing-trouble.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { togglePin } from '../storage/kept-preferences.ts'
import { attributeNames } from '../words/attributes.ts'
import { inLanguage, listed } from '../words/languages.ts'
import { retentionInWords, scopeInWords } from '../words/scopes.ts'
import { dayInCity } from '../words/times.ts'

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
  const learns = attributeNames(type, service.required)
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
      <dl class="facts">
        <Fact name={m.detail_operator()}>{inLanguage(service.operator)}</Fact>
        <Fact name={m.detail_purpose()}>{inLanguage(service.purpose)}</Fact>
        <Fact name={m.detail_basis()}>{inLanguage(service.legalBasis)}</Fact>
        <Fact name={m.detail_sees()}>{learns.length > 0 ? listed(learns) : m.detail_nothing()}</Fact>
        {service.optional.length > 0 && (
          <Fact name={m.detail_may_ask()}>{listed(attributeNames(type, service.optional))}</Fact>
        )}
        <Fact name={m.detail_recognises()}>{scopeInWords(service, service.required)}</Fact>
        <Fact name={m.detail_keeps()}>{retentionInWords(service.retentionDays)}</Fact>
        <Fact name={m.detail_complain()}>{inLanguage(service.complaints)}</Fact>
        <Fact name={m.detail_contact()}>{service.contact}</Fact>
        <Fact name={m.detail_card()}>{inLanguage(type.name)}</Fact>
        <Fact name={m.detail_until()}>{dayInCity(service.endsAt - 1, state.bundle.utcOffsetMinutes)}</Fact>
      </dl>
    </Page>
  )
}
