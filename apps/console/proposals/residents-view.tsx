import { type ConsentFrame, ConsentView, ServiceDetails } from '@hefu/app-browser/consent'
import { inLanguage } from '@hefu/app-browser/register'
import type { RegisterState, Service } from '@hefu/standard'
import type { ComponentProps, JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** What residents will see in their wallets, as they will see it: the consent, or what a wallet says of a service shown to openly. */
export function ResidentsView(props: { readonly service: Service; readonly state: RegisterState }): JSX.Element | null {
  const { service, state } = props
  const type = state.types.get(service.type)?.type
  if (!type) return null
  const asks = service.showing === 'answer'
  return (
    <section class="part" aria-label={m.residents_title()}>
      <h2>{m.residents_title()}</h2>
      <p class="small">{asks ? m.residents_asked() : m.residents_open()}</p>
      {asks ? (
        <ConsentView
          Frame={Picture}
          {...{ service, type }}
          indexes={[...service.required, ...service.optional].sort((one, other) => one - other)}
          ownValue={() => null}
          canShow={true}
          onDecline={() => {}}
          onShow={() => {}}
        />
      ) : (
        <Picture title={inLanguage(service.name)}>
          <ServiceDetails {...{ service, type }} utcOffsetMinutes={state.city?.utcOffsetMinutes ?? 0} />
        </Picture>
      )}
    </section>
  )
}

/** A page of the wallet as a picture: it is read, and nothing in it is pressed. */
function Picture({ title, subtitle, actions, children }: ComponentProps<ConsentFrame>): JSX.Element {
  return (
    <div class="picture">
      <div>
        <h3>{title.trim() || m.residents_unnamed()}</h3>
        {subtitle && <p class="small">{subtitle}</p>}
      </div>
      {children}
      {actions && <div inert>{actions}</div>}
    </div>
  )
}
