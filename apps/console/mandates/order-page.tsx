import { Facts, momentInCity } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useAttempt, useLoaded } from '@hefu/app-browser/screens'
import type { OfficerId, RegisterState } from '@hefu/standard'
import { Button, EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { officerName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { GrantPicture } from './grant-picture.tsx'
import type { MandateOrder } from './mandate.ts'
import { approveMandate, declineMandate, listOrders } from './mandate-client.ts'
import { powersInWords, untilInWords } from './mandate-in-words.ts'

type Closed = { readonly closed: 'approved'; readonly code: string } | { readonly closed: 'declined' }

/** A first mandate before the second officer, and once it is approved the code to hand over. */
export function OrderPage({ id = '' }: Parameters): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => listOrders(api), [id])
  const [closed, setClosed] = useState<Closed | null>(null)
  const order = value?.find((one) => one.id === id)
  const back = <a href={addressOf(['mandates'])}>{m.mandates_all()}</a>
  if (value && !order) {
    return (
      <>
        <Title>{m.mandates_title()}</Title>
        <EmptyState title={m.order_gone_title()} action={back}>
          {m.order_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={back}>
        {order ? m.order_title({ organisation: order.organisationName }) : m.mandates_title()}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {order && (
        <>
          <Terms order={order} />
          {closed ? <Outcome closed={closed} order={order} /> : <Decide order={order} onClosed={setClosed} />}
        </>
      )}
    </>
  )
}

function Terms({ order }: { readonly order: MandateOrder }): JSX.Element {
  const { register, offset } = useConsole()
  const { organisation, powers, cap, validUntil, proposer, proposedAt } = order
  return (
    <Facts
      facts={[
        {
          name: m.mandate_organisation(),
          value: <a href={addressOf(['organisations', organisation])}>{organisation}</a>,
        },
        { name: m.mandate_powers(), value: powersInWords(powers) },
        ...(cap ? [{ name: m.mandate_cap(), value: cap }] : []),
        { name: m.mandate_until(), value: untilInWords(validUntil) },
        { name: m.end_by(), value: byName(register.state, proposer) },
        { name: m.end_at(), value: momentInCity(proposedAt, offset) },
      ]}
    />
  )
}

function byName(state: RegisterState, proposer: string): string {
  return officerName(state, proposer as OfficerId)
}

function Decide(props: { readonly order: MandateOrder; readonly onClosed: (closed: Closed) => void }): JSX.Element {
  const { order, onClosed } = props
  const { api, session } = useConsole()
  const own = order.proposer === session.officer
  const approval = useAttempt()
  const refusal = useAttempt()
  const approve = (): void =>
    approval.run(async () => onClosed({ closed: 'approved', code: await approveMandate(api, order.id) }))
  const decline = (): void =>
    refusal.run(async () => {
      await declineMandate(api, order.id)
      onClosed({ closed: 'declined' })
    })
  return (
    <section class="part">
      <Notice title={own ? m.order_own_title() : m.order_check_title()}>{own ? m.order_own() : m.order_check()}</Notice>
      <Problem code={approval.problem ?? refusal.problem} />
      <div class="buttons">
        {!own && (
          <Button busy={approval.busy} disabled={refusal.busy} onClick={approve}>
            {m.order_approve()}
          </Button>
        )}
        <Button kind="secondary" busy={refusal.busy} disabled={approval.busy} onClick={decline}>
          {own ? m.order_take_back() : m.order_decline()}
        </Button>
      </div>
    </section>
  )
}

function Outcome({ closed, order }: { readonly closed: Closed; readonly order: MandateOrder }): JSX.Element {
  if (closed.closed === 'approved') return <GrantPicture code={closed.code} order={order} />
  return (
    <div class="part" role="status">
      <Notice title={m.order_declined_title()}>{m.order_declined()}</Notice>
    </div>
  )
}
