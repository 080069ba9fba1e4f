import { loadCurve } from '@hefu/bbs'
import type { ServiceId } from '@hefu/standard'
import { Button, Working } from '@hefu/ui'
import { type Asked, answerRequest, type HeldCredential, readRequest } from '@hefu/wallet'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { type AppErrorCode, codeOf } from '../error.ts'
import { historyEntry, remember } from '../history/history.ts'
import * as m from '../paraglide/messages.js'
import { Consent } from '../screens/consent.tsx'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { type Clinic, clinicsOf } from './clinics.ts'
import { withRecord } from './kept-record.ts'
import { recordClient } from './record-client.ts'
import { timelineOf } from './timeline.ts'
import { useRecord } from './use-record.ts'

type At =
  | { readonly at: 'opening' | 'fetching' | 'unproven' | 'nobody' | 'too-large' }
  | { readonly at: 'asked'; readonly asked: Asked }
  | { readonly at: 'done'; readonly count: number }
  | { readonly at: 'failed'; readonly problem: AppErrorCode | null }

/**
 * From a clinic to its record: the clinic proves itself and asks, its holder agrees, the answer goes to the clinic's registered address and
 * the record comes back over the same.
 */
export function RecordFetch({ service }: { readonly service: ServiceId }): JSX.Element {
  const { app, state, wallet, navigation } = useWallet()
  const { change } = useRecord()
  const [now, setNow] = useState<At>({ at: 'opening' })
  const { bundle } = state
  const clinic = bundle && clinicsOf(bundle, app.clock()).find((each) => each.service.id === service)

  const attempt = (action: () => Promise<At>): void => {
    action().then(setNow, (error) => setNow({ at: 'failed', problem: codeOf(error) }))
  }
  const open = (): void => {
    setNow({ at: 'opening' })
    attempt(async () => {
      if (!bundle || !clinic) return { at: 'unproven' }
      const read = await readRequest(await recordClient(clinic, app.network).request(), bundle, app.clock())
      // Proven, and by the very clinic that was chosen.
      return read.outcome === 'asks' && read.service.id === service ? { at: 'asked', asked: read } : { at: 'unproven' }
    })
  }
  useEffect(open, [])

  async function fetchRecord(from: Clinic, asked: Asked, credential: HeldCredential): Promise<At> {
    await loadCurve()
    const moment = app.clock()
    const answer = answerRequest(
      { asked, credentials: [credential], bundle: bundle as NonNullable<typeof bundle>, now: moment },
      app.random,
    )
    if (answer.outcome === 'refused') return { at: 'unproven' }
    const client = recordClient(from, app.network)
    const token = await client.answer(answer.text)
    const entry = historyEntry({ ...asked, disclosed: asked.request.indexes, kind: 'answer', now: moment })
    await wallet.setHistory(remember(wallet.holdings.get().history, entry))
    if (token === 'no-record') return { at: 'nobody' }
    const fetched = await client.everything(token)
    if (fetched.outcome === 'too-large') return { at: 'too-large' }
    const record = {
      service,
      clinic: from.service.operator,
      origin: from.origin,
      fetchedAt: moment,
      resources: fetched.resources,
    }
    await change((records) => withRecord(records, record))
    return { at: 'done', count: timelineOf([record]).length }
  }

  if (now.at === 'asked' && clinic) {
    const { asked } = now
    return (
      <Consent
        asked={asked}
        onDecline={navigation.back}
        onShow={(credential) => {
          setNow({ at: 'fetching' })
          attempt(() => fetchRecord(clinic, asked, credential))
        }}
      />
    )
  }
  const name = clinic ? inLanguage(clinic.service.operator) : m.record()
  const under = now.at === 'opening' || now.at === 'fetching'
  const show = <Button onClick={() => navigation.replace({ name: 'record' })}>{m.record_show()}</Button>
  const again = <Button onClick={open}>{m.retry()}</Button>
  return (
    <Page
      key={now.at}
      title={titleOf(now) ?? name}
      subtitle={titleOf(now) === null ? undefined : name}
      held={under}
      onBack={navigation.back}
      actions={now.at === 'done' ? show : under ? undefined : again}
    >
      {now.at === 'opening' && <Working label={m.record_opening()} />}
      {now.at === 'fetching' && <Working label={m.record_fetching()} />}
      {now.at === 'done' && <p class="lead">{m.record_done({ clinic: name, count: now.count })}</p>}
      {now.at === 'nobody' && <p class="lead">{m.record_nobody()}</p>}
      {now.at === 'unproven' && <p class="lead">{m.record_unproven()}</p>}
      {now.at === 'too-large' && <p class="lead">{m.record_too_large()}</p>}
      {now.at === 'failed' && <Problem code={now.problem} />}
    </Page>
  )
}

function titleOf({ at }: At): string | null {
  if (at === 'done') return m.record_done_title()
  if (at === 'nobody') return m.record_nobody_title()
  return at === 'unproven' || at === 'too-large' ? m.record_refused_title() : null
}
