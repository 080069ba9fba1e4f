import { inLanguage } from '@hefu/app-browser'
import { kindInWords, type OrganisationDetail, standingInWords, statusInWords } from '@hefu/app-browser/organisations'
import { type Fact, Facts, inOneLine, LinkRow } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { MANDATE_POWERS } from '@hefu/standard'
import { List, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { mayDo, usePage } from '../state/page-context.ts'
import { powerHint, powerInWords } from '../words/mandates.ts'

/** For which organisation one acts and what one may do here, and what everybody reads of it. */
export function OverviewPage(): JSX.Element {
  const page = usePage()
  const { acting, detail } = page
  const name = detail ? inLanguage(detail.organisation.name) : acting.organisation
  const [represents, receives] = [mayDo(page, 'represent'), mayDo(page, 'represent', 'inspect-open')]
  return (
    <>
      <Title lead={m.overview_lead()}>{name}</Title>
      {!receives && (
        <Notice tone="warning" title={m.no_power_title()}>
          {m.no_power()}
        </Notice>
      )}
      {receives && (
        <List label={m.overview_to_do()}>
          {represents && (
            <LinkRow href={addressOf(['mandates'])} title={m.mandates_title()} hints={[m.overview_mandates()]} />
          )}
          <LinkRow href={addressOf(['inspections'])} title={m.inspections_title()} hints={[m.overview_inspections()]} />
        </List>
      )}
      {receives && (
        <section class="part">
          <h2>{m.overview_powers()}</h2>
          <p class="small">{m.overview_powers_hint()}</p>
          <Facts
            facts={MANDATE_POWERS.filter((power) => acting.powers.includes(power)).map((power) => ({
              name: powerInWords(power),
              value: powerHint(power),
            }))}
          />
        </section>
      )}
      <PublicFacts />
    </>
  )
}

function PublicFacts(): JSX.Element {
  const { acting, detail, cityUrl } = usePage()
  const { organisation } = acting
  return (
    <section class="part">
      <h2>{m.overview_public()}</h2>
      {detail ? (
        <>
          <Facts facts={publicFacts(detail)} />
          <p>
            <a href={`${cityUrl}/o/${encodeURIComponent(organisation)}`} target="_blank" rel="noopener noreferrer">
              {m.overview_door()}
            </a>
          </p>
        </>
      ) : (
        <>
          <Facts facts={[{ name: m.org_number(), value: <span class="mono">{organisation}</span> }]} />
          <p class="small">{m.overview_unknown()}</p>
        </>
      )}
    </section>
  )
}

function publicFacts({ organisation, licences }: OrganisationDetail): readonly Fact[] {
  const { id, kind, uscc, address, status } = organisation
  return [
    { name: m.org_number(), value: <span class="mono">{id}</span> },
    ...(uscc === null || uscc === id ? [] : [{ name: m.org_uscc(), value: <span class="mono">{uscc}</span> }]),
    { name: m.org_kind(), value: kindInWords(kind) },
    { name: m.org_status(), value: statusInWords(status) },
    ...(address ? [{ name: m.org_address(), value: inLanguage(address) }] : []),
    ...(licences.length === 0
      ? []
      : [
          {
            name: m.org_licences(),
            value: licences.map((licence) => (
              <div key={licence.number}>{inOneLine([inLanguage(licence.title), standingInWords(licence)])}</div>
            )),
          },
        ]),
  ]
}
