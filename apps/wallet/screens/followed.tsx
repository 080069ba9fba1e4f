import { isClosed } from '@hefu/app-browser/reports'
import { Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CityPhoto } from '../components/city-photo.tsx'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { Fact } from '../components/fact.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { useReports } from '../components/use-reports.ts'
import * as m from '../paraglide/messages.js'
import type { KeptReport } from '../reports/kept-reports.ts'
import type { FollowedReport } from '../reports/read-answers.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { stageInWords, stateInWords } from '../words/reports.ts'
import { dayHere, momentHere } from '../words/times.ts'

/** What became of one report: it is asked about as its screen comes, by its own secret and nothing else. */
export function Followed({ id }: { readonly id: string }): JSX.Element {
  const { navigation } = useWallet()
  const { kept, keep, forget, desk } = useReports()
  const [told, setTold] = useState<FollowedReport | null>(null)
  const attempt = useAttempt()
  const report = kept?.find((each) => each.id === id)

  async function ask(of: KeptReport): Promise<void> {
    const answer = await (await desk()).follow(of)
    setTold(answer)
    await keep({ ...of, state: answer?.state ?? 'gone' })
  }
  const isRead = report !== undefined
  useEffect(() => {
    // What has been withdrawn is deleted there, with its secret.
    if (report && report.state !== 'withdrawn') attempt.run(() => ask(report))
  }, [isRead])

  async function withdraw(of: KeptReport): Promise<void> {
    const outcome = await (await desk()).withdraw(of)
    if (outcome === 'ended') return ask(of)
    setTold(null)
    await keep({ ...of, state: outcome })
  }
  if (!report) return <Page title={m.reports()} onBack={navigation.back} />
  const { state, label, category, sentAt } = report
  return (
    <Page title={stateInWords(state)} onBack={navigation.back}>
      <p class="lead">
        <bdi>{label}</bdi>
        <br />
        {inLanguage(category)}
      </p>
      {attempt.busy && <Working label={m.working()} />}
      {attempt.failed && <Problem code={attempt.problem} />}
      {state === 'gone' && <Notice>{m.report_gone()}</Notice>}
      {told && <Told of={told} />}
      <dl class="facts">
        <Fact name={m.report_sent_on()}>{dayHere(sentAt)}</Fact>
        {told && <Fact name={m.report_custodian()}>{inLanguage(told.custodian)}</Fact>}
        <Fact name={m.code_id()}>
          <span class="host">{id}</span>
        </Fact>
      </dl>
      {state === 'gone' || isClosed({ state }) ? (
        <ConfirmDelete
          label={m.report_forget()}
          text={m.report_forget_text()}
          onDelete={async () => {
            await forget(id)
            navigation.back()
          }}
        />
      ) : (
        <ConfirmDelete
          label={m.report_withdraw()}
          text={m.report_withdraw_text()}
          onDelete={async () => attempt.run(() => withdraw(report))}
        />
      )}
    </Page>
  )
}

function Told({ of: { words, events, photos, hiddenPhotos } }: { readonly of: FollowedReport }): JSX.Element {
  return (
    <>
      <section data-testid="progress">
        <h2>{m.report_progress()}</h2>
        <ol class="list">
          {events.toReversed().map(({ state, note, office, at }) => (
            <li class="row" key={`${at} ${state} ${note}`}>
              <span class="row-text">
                <span class="row-title">{stateInWords(state)}</span>
                {note !== null && <span class="letter">{note}</span>}
                <span class="row-hint">
                  {office ? inLanguage(office) : m.report_by_you()} · {momentHere(at)}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </section>
      {words !== '' && (
        <section>
          <h2>{m.report_yours()}</h2>
          <p class="code-text letter">{words}</p>
        </section>
      )}
      {photos.map(({ id, stage }) => (
        <CityPhoto key={id} id={id} caption={stageInWords(stage)} />
      ))}
      {hiddenPhotos > 0 && <p class="small">{m.report_photos_hidden({ count: hiddenPhotos })}</p>}
    </>
  )
}
