import { describeAttribute, type Service, typeOf } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { RefusedRequest, RequestRefusal } from '@hefu/wallet'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage, listed, presentLanguage } from '../words/languages.ts'

const OverAskReport = lazyScreen(async () => (await import('../components/over-ask-report.tsx')).OverAskReport)

const REASONS: Readonly<Record<Exclude<RequestRefusal, 'over-ask'>, () => string>> = {
  malformed: m.refused_malformed,
  'unknown-version': m.refused_version,
  'stale-bundle': m.showing_stale,
  'unknown-service': m.refused_unknown,
  'service-not-in-force': m.refused_ended,
  'slot-passed': m.refused_passed,
  'slot-ahead': m.refused_ahead,
  'unknown-key': m.refused_key,
  'bad-signature': m.refused_key,
}

/** A request that the wallet does not even put to its holder, and why. */
export function RefusedRequestScreen(props: {
  readonly refused: RefusedRequest
  /** As it was scanned: of an over-ask, the proof. */
  readonly text: string
  readonly onAgain: () => void
}): JSX.Element {
  const { navigation } = useWallet()
  const { refused, text, onAgain } = props
  const { reason, service, excess = [] } = refused
  const overAsk = reason === 'over-ask' && service
  return (
    <Page
      title={overAsk ? m.over_ask_title() : m.refused_title()}
      onBack={navigation.home}
      actions={<Button onClick={onAgain}>{m.scan_again()}</Button>}
    >
      <div class="stack" data-problem={reason}>
        {overAsk ? <OverAsk service={service} excess={excess} /> : <p class="lead">{REASONS[reasonOf(reason)]()}</p>}
        <p>
          <strong>{m.nothing_sent()}</strong>
        </p>
        {overAsk && <OverAskReport caught={{ text, service, excess }} />}
      </div>
    </Page>
  )
}

function OverAsk({ service, excess }: { readonly service: Service; readonly excess: readonly number[] }): JSX.Element {
  const { state } = useWallet()
  const type = state.bundle && typeOf(state.bundle, service.type)
  const names = (indexes: readonly number[]): string =>
    listed(indexes.map((index) => describeAttribute(type ?? undefined, index, presentLanguage())))
  const registered = names([...service.required, ...service.optional])
  return (
    <>
      <p class="lead">{m.over_ask_text({ service: inLanguage(service.name) })}</p>
      <dl class="facts">
        <Fact name={m.over_ask_excess()}>{names(excess)}</Fact>
        <Fact name={m.over_ask_allowed()}>{registered || m.detail_nothing()}</Fact>
        <Fact name={m.detail_operator()}>{inLanguage(service.operator)}</Fact>
        <Fact name={m.detail_complain()}>
          {inLanguage(service.complaints)}
          <br />
          <span class="small">{m.over_ask_report()}</span>
        </Fact>
      </dl>
    </>
  )
}

/** An over-ask always names its service; should it not, it is told as malformed. */
function reasonOf(reason: RequestRefusal): Exclude<RequestRefusal, 'over-ask'> {
  return reason === 'over-ask' ? 'malformed' : reason
}
