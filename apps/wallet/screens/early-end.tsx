import type { CredentialTypeId } from '@hefu/standard'
import { Button, CheckIcon, Fault, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { Evidence } from '../components/evidence.tsx'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { endOf } from '../issuance/ended-early.ts'
import { latestOfEach } from '../issuance/renewal.ts'
import type { EarlyEnd, EndedEarly } from '../issuance/stop.ts'
import * as m from '../paraglide/messages.js'
import { type EndStanding, evidenceOf, standingOf } from '../rights/standing.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { reasonInWords } from '../words/rights.ts'
import { stillWorks } from '../words/still-works.ts'
import { dayInCity } from '../words/times.ts'

/** One card was ended early: what was decided and why, whether the register proves it, and what its holder can do. */
export function EarlyEndScreen(props: {
  readonly type: CredentialTypeId
  /** To where the holder was going, where this came in between. */
  readonly onShow?: () => void
}): JSX.Element | null {
  const { app, state, holdings, wallet, navigation } = useWallet()
  const offset = useOffset()
  const { type, onShow } = props
  const card = latestOfEach(holdings.credentials).get(type)
  const stop = endOf(holdings.stops, type)
  const standing = useMemo(() => stop && standingOf(stop, state.trusted), [stop, state.trusted])
  useEffect(() => {
    if (stop && !stop.told) void wallet.stop({ ...stop, told: true })
  }, [stop])
  if (!stop || !standing) {
    return (
      <Page title={m.end_appeal()} onBack={navigation.home}>
        <p class="lead">{m.renew_auto()}</p>
      </Page>
    )
  }
  return (
    <Page
      title={m.end_title({ card: cardName(type, state.bundle) })}
      onBack={onShow ? undefined : navigation.back}
      actions={
        <>
          <Ways stop={stop} standing={standing} />
          {onShow && (
            <Button kind="secondary" onClick={onShow}>
              {m.show_code()}
            </Button>
          )}
        </>
      }
    >
      {!isUnproven(standing) && <p class="lead">{m.end_lead()}</p>}
      <Standing stop={stop} standing={standing} />
      <dl class="facts">
        {stop.end && <Fact name={m.end_reason()}>{reasonInWords(stop.end.reason)}</Fact>}
        <Fact name={m.end_works()}>{stillWorks(card?.header.epoch ?? null, offset, app.clock())}</Fact>
        {stop.end && <AppealFact stop={stop} end={stop.end} />}
        <Fact name={m.end_others()}>{m.end_others_text()}</Fact>
        {stop.end && <Decision end={stop.end} />}
      </dl>
    </Page>
  )
}

function Decision({ end }: { readonly end: EarlyEnd }): JSX.Element {
  const offset = useOffset()
  return (
    <>
      <Fact name={m.end_decided()}>{dayInCity(end.decidedAt, offset)}</Fact>
      <Fact name={m.end_act()}>{m.end_act_number({ act: end.act })}</Fact>
    </>
  )
}

function AppealFact({ stop, end }: { readonly stop: EndedEarly; readonly end: EarlyEnd }): JSX.Element {
  const { app } = useWallet()
  const offset = useOffset()
  const { appeal } = stop
  if (appeal) {
    const sent = appeal.answered
      ? m.end_appeal_answered()
      : m.end_appeal_sent({ date: dayInCity(appeal.dueAt, offset) })
    return <Fact name={m.case_appeal()}>{sent}</Fact>
  }
  const date = dayInCity(end.appealBy, offset)
  return <Fact name={m.end_appeal_by()}>{end.appealBy > app.clock() ? date : m.end_appeal_over({ date })}</Fact>
}

/** What the wallet's own register says to it: proven, not to be told yet, or refused without an act. */
function Standing({ stop, standing }: { readonly stop: EndedEarly; readonly standing: EndStanding }): JSX.Element {
  const { app, state } = useWallet()
  const attempt = useAttempt()
  const act = stop.end?.act ?? 0
  if (standing === 'proven') {
    return (
      <div>
        <p class="proven">
          <CheckIcon />
          {m.end_proven({ act })}
        </p>
        <p class="small">{m.end_proven_text()}</p>
      </div>
    )
  }
  if (standing === 'unknown') {
    return (
      <Notice
        title={m.end_unknown_title()}
        action={
          <Button
            kind="secondary"
            busy={attempt.busy}
            disabled={attempt.busy}
            onClick={() => attempt.run(app.refreshTrust)}
          >
            {m.showing_update()}
          </Button>
        }
      >
        {m.end_unknown({ act })}
        {attempt.failed && <Problem code={attempt.problem} />}
      </Notice>
    )
  }
  return (
    <Fault
      code={standing}
      title={m.end_unproven_title()}
      text={
        <>
          {UNPROVEN[standing]({ act })}
          <br />
          {m.end_unproven_do()}
        </>
      }
      action={<Evidence note={evidenceOf(stop, standing, state.trusted)} />}
    />
  )
}

type Unproven = Exclude<EndStanding, 'proven' | 'unknown'>

function isUnproven(standing: EndStanding): standing is Unproven {
  return standing !== 'proven' && standing !== 'unknown'
}

const UNPROVEN: Readonly<Record<Unproven, (values: { readonly act: number }) => string>> = {
  'none-named': () => m.end_unproven_none(),
  missing: m.end_unproven_missing,
  'another-act': m.end_unproven_another,
  'taken-back': () => m.end_unproven_lifted(),
}

/** The one thing that is most likely wanted now, and what else there is. */
function Ways({ stop, standing }: { readonly stop: EndedEarly; readonly standing: EndStanding }): JSX.Element {
  const { app, navigation } = useWallet()
  const { type, end, appeal } = stop
  const inTime = end !== null && end.appealBy > app.clock()
  const asked = end?.reason === 'holder-asked'
  return (
    <>
      {asked && <Button onClick={() => navigation.go({ name: 'receive', type })}>{m.end_again()}</Button>}
      {appeal && <Button onClick={() => navigation.go({ name: 'cases' })}>{m.end_appeal_see()}</Button>}
      {!appeal && inTime && (
        <Button
          kind={asked ? 'secondary' : 'primary'}
          onClick={() => navigation.go({ name: 'letter', kind: 'appeal', type })}
        >
          {m.end_appeal()}
        </Button>
      )}
      {isUnproven(standing) && (
        <Button kind="secondary" onClick={() => navigation.go({ name: 'receive', type })}>
          {m.end_ask_again()}
        </Button>
      )}
      {!appeal && !inTime && (
        <Button onClick={() => navigation.go({ name: 'letter', kind: 'data-request', type })}>{m.held_ask()}</Button>
      )}
    </>
  )
}

/** Minutes by which the city's clocks are ahead of UTC. */
function useOffset(): number {
  const { state } = useWallet()
  return state.bundle?.utcOffsetMinutes ?? 0
}
