import { asksInWords, dayInCity, findServices, inLanguage, LinkRow, presentLanguage } from '@hefu/app-browser/register'
import type { Service } from '@hefu/standard'
import { EmptyState, List, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Title } from '../components/title.tsx'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import { useSite } from './site-context.ts'

/** Every service: what is announced first, for that can still be objected to. */
export function ServicesPage(): JSX.Element {
  const { services, register, offset } = useSite()
  const [text, setText] = useState('')
  const found = (list: readonly Service[]): readonly Service[] => findServices(list, register.state, text)
  const [announced, inForce, ended] = [
    found(services.announced),
    found(byName(services.inForce)),
    found(services.ended),
  ]
  const nothing = announced.length + inForce.length + ended.length === 0
  const day = (unixSeconds: number): string => dayInCity(unixSeconds, offset)
  return (
    <>
      <Title lead={m.services_lead()}>{m.services_title()}</Title>
      {register.state.services.length === 0 ? (
        <EmptyState title={m.services_none_title()}>{m.services_none()}</EmptyState>
      ) : (
        <search>
          <TextField label={m.search()} hint={m.search_hint()} value={text} inputMode="search" onInput={setText} />
        </search>
      )}
      {nothing && text && <EmptyState title={m.search_none_title()}>{m.search_none({ text })}</EmptyState>}
      <Services title={m.announced_title()} hint={m.announced_hint()} services={announced}>
        {({ validFrom }) => m.from_day({ date: day(validFrom) })}
      </Services>
      <Services title={m.in_force_title()} services={inForce}>
        {({ id, endsAt }) => {
          const next = services.announced.find((one) => one.id === id)
          return next ? m.changes_day({ date: day(next.validFrom) }) : m.until_day({ date: day(endsAt) })
        }}
      </Services>
      <Services title={m.ended_title()} services={ended}>
        {({ endsAt }) => m.ended_day({ date: day(endsAt) })}
      </Services>
    </>
  )
}

function Services(props: {
  readonly title: string
  readonly hint?: string
  readonly services: readonly Service[]
  /** What to say of the time of each. */
  readonly children: (service: Service) => string
}): JSX.Element | null {
  const { title, hint, services, children } = props
  const { register } = useSite()
  if (services.length === 0) return null
  return (
    <section class="part">
      <h2>
        {title} <span class="count">{services.length}</span>
      </h2>
      {hint && <p class="small">{hint}</p>}
      <List>
        {services.map((service) => (
          <LinkRow
            key={`${service.id} ${service.validFrom}`}
            href={addressOf({ page: 'service', id: service.id })}
            title={inLanguage(service.name)}
            hints={[inLanguage(service.operator), asksInWords(service, register.state)]}
          >
            {children(service)}
          </LinkRow>
        ))}
      </List>
    </section>
  )
}

function byName(services: readonly Service[]): readonly Service[] {
  const { compare } = new Intl.Collator(presentLanguage())
  return services.toSorted((one, other) => compare(inLanguage(one.name), inLanguage(other.name)))
}
