import { dayInCity, Facts, inLanguage } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useAttempt, useLoaded } from '@hefu/app-browser/screens'
import { Button, EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { listCases, openCase } from './case-client.ts'
import { kindInWords, purposeInWords, timeLeftInWords } from './case-in-words.ts'
import { OpenedView } from './opened-view.tsx'
import type { ListedCase, OpenedCase } from './person-case.ts'
import { urgencyOf } from './urgency.ts'

/** One case: first that opening it will be seen by the person, then what they wrote, and the answer. */
export function CasePage({ id = '' }: Parameters): JSX.Element {
  const console = useConsole()
  const { value: cases, problem, reload } = useLoaded(() => listCases(console))
  const listed = cases?.find((one) => one.id === id)
  if (cases && !listed) {
    return (
      <>
        <Title>{m.case_title()}</Title>
        <EmptyState title={m.case_gone_title()} action={<a href={addressOf(['cases'])}>{m.case_all()}</a>}>
          {m.case_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={<a href={addressOf(['cases'])}>{m.case_all()}</a>}>
        {listed ? kindInWords(listed.kind) : m.case_title()}
      </Title>
      <Problem code={problem} onRetry={reload} />
      {!cases && !problem && <Working label={m.working()} />}
      {listed && <Case listed={listed} />}
    </>
  )
}

function Case({ listed }: { readonly listed: ListedCase }): JSX.Element {
  const { register, offset, clock } = useConsole()
  const [opened, setOpened] = useState<OpenedCase | null>(null)
  return (
    <>
      <Facts
        facts={[
          { name: m.case_card(), value: typeName(register.state, listed.type) },
          { name: m.case_received(), value: dayInCity(listed.openedAt, offset) },
          { name: m.case_due(), value: dayInCity(listed.dueAt, offset) },
          { name: m.case_time(), value: <TimeLeft listed={listed} now={clock()} /> },
        ]}
      />
      {opened ? (
        <OpenedView id={listed.id} opened={opened} status={listed.status} />
      ) : (
        <OpeningWarning listed={listed} onOpened={setOpened} />
      )}
    </>
  )
}

function TimeLeft({ listed, now }: { readonly listed: ListedCase; readonly now: number }): JSX.Element {
  return <span data-urgency={urgencyOf(listed, now).urgency}>{timeLeftInWords(listed, now)}</span>
}

/** Said before a case is opened: the person sees it, and it cannot be taken back. */
function OpeningWarning(props: {
  readonly listed: ListedCase
  readonly onOpened: (opened: OpenedCase) => void
}): JSX.Element {
  const { listed, onOpened } = props
  const console = useConsole()
  const { busy, problem, run } = useAttempt()
  const open = async (): Promise<void> => {
    const opened = await openCase(console, listed.id)
    // The register as it was read may be older than the end that an appeal is against: it says who decided it.
    const act = opened.earlyEnd?.act ?? -1
    if (act >= console.register.state.size) await console.refresh(act + 1)
    onOpened(opened)
  }
  return (
    <section class="part">
      <Notice title={m.case_warning_title()}>
        {m.case_warning({ office: inLanguage(console.session.office), why: purposeInWords(listed.kind) })}
      </Notice>
      <Problem code={problem} />
      <div>
        <Button busy={busy} onClick={() => run(open)}>
          {m.case_open()}
        </Button>
      </div>
    </section>
  )
}
