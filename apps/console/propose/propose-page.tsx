import { LinkRow } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { List } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'

/** What can be proposed. */
export function ProposePage(): JSX.Element {
  return (
    <>
      <Title lead={m.propose_lead()}>{m.propose_title()}</Title>
      <Group title={m.propose_services()}>
        <LinkRow
          href={addressOf(['propose', 'service'])}
          title={m.propose_service()}
          hints={[m.propose_service_hint()]}
        />
        <LinkRow href={addressOf(['services'])} title={m.propose_change()} hints={[m.propose_change_hint()]} />
      </Group>
      <Group title={m.propose_cards()}>
        <LinkRow href={addressOf(['propose', 'issuer'])} title={m.propose_issuer()} hints={[m.propose_issuer_hint()]} />
        <LinkRow href={addressOf(['keys'])} title={m.propose_keys()} hints={[m.propose_keys_hint()]} />
        <LinkRow href={addressOf(['propose', 'sunset'])} title={m.propose_sunset()} hints={[m.propose_sunset_hint()]} />
        <LinkRow
          href={addressOf(['propose', 'destruction'])}
          title={m.propose_destruction()}
          hints={[m.propose_destruction_hint()]}
        />
      </Group>
      <Group title={m.propose_rules()}>
        <LinkRow
          href={addressOf(['propose', 'officer'])}
          title={m.propose_officer()}
          hints={[m.propose_officer_hint()]}
        />
        <LinkRow
          href={addressOf(['propose', 'officer-end'])}
          title={m.propose_officer_end()}
          hints={[m.propose_officer_end_hint()]}
        />
        <LinkRow
          href={addressOf(['propose', 'notice-period'])}
          title={m.propose_notice()}
          hints={[m.propose_notice_hint()]}
        />
      </Group>
    </>
  )
}

function Group(props: { readonly title: string; readonly children: JSX.Element | JSX.Element[] }): JSX.Element {
  return (
    <section class="part">
      <h2>{props.title}</h2>
      <List>{props.children}</List>
    </section>
  )
}
