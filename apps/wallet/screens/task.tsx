import { MANDATE, MANDATE_ORGANISATION, MANDATE_ORGANISATION_NAME } from '@hefu/standard'
import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Fact } from '../components/fact.tsx'
import { Checked, KeyAge } from '../components/key-facts.tsx'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { StaleRegister, UpdateRegister } from '../components/stale-register.tsx'
import * as m from '../paraglide/messages.js'
import { type RegisterAge, registerAge } from '../scan/judge-code.ts'
import { type JudgedTask, judgeTask } from '../scan/judge-task.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { ageInWords } from '../words/public-codes.ts'
import { dayInWords, officersInWords } from '../words/task-codes.ts'
import { RefusedTask } from './refused-task.tsx'

/** An inspector's code: judged by the register on this device, and told to nobody. */
export function Task({ text, onAgain }: { readonly text: string; readonly onAgain: () => void }): JSX.Element {
  const { app, state, navigation } = useWallet()
  const [judged, setJudged] = useState<JudgedTask | null>(null)
  const { bundle } = state
  useEffect(() => {
    let gone = false
    if (bundle) void judgeTask(text, bundle, app.clock()).then((found) => gone || setJudged(found))
    return () => {
      gone = true
    }
  }, [text, bundle])

  const again = <Button onClick={onAgain}>{m.scan_again()}</Button>
  if (!bundle) {
    return (
      <Page key="no-register" title={m.scan_title()} onBack={navigation.back} actions={again}>
        <Problem code="offline" />
        <UpdateRegister />
      </Page>
    )
  }
  if (!judged) {
    return (
      <Page key="judging" title={m.scan_title()} onBack={navigation.back}>
        <Working label={m.scan_reading()} />
      </Page>
    )
  }
  const register = registerAge(bundle, app.clock())
  if (judged.what === 'refused') return <RefusedTask {...judged} {...{ text, register, again }} />
  return <GenuineTask of={judged} register={register} again={again} />
}

/** A genuine code: for whom, to be compared with one's own door, then who comes, for what, and how many. */
function GenuineTask(props: {
  readonly of: Extract<JudgedTask, { what: 'genuine' }>
  readonly register: RegisterAge
  readonly again: JSX.Element
}): JSX.Element {
  const { holdings, navigation } = useWallet()
  const { code, key } = props.of
  const { register, again } = props
  const { organisation, day, task, officers } = code
  const mandate = holdings.credentials.find(
    ({ header, values }) => header.type === MANDATE.id && values[MANDATE_ORGANISATION] === organisation,
  )
  const name = mandate?.values[MANDATE_ORGANISATION_NAME]
  return (
    <Page
      key="genuine"
      class="scanned"
      title={register.stale ? m.code_genuine_stale({ age: ageInWords(register.age) }) : m.task_genuine()}
      onBack={navigation.back}
      actions={again}
    >
      <StaleRegister register={register} />
      <figure class="label-text" data-testid="task-organisation">
        <figcaption>{m.task_for()}</figcaption>
        <p>
          <bdi class="host">{organisation}</bdi>
        </p>
        {typeof name === 'string' && <div class="small">{m.task_for_name({ name })}</div>}
      </figure>
      <p class="lead">{m.task_compare()}</p>
      <dl class="facts">
        <Fact name={m.task_authority()}>
          {inLanguage(key.name)}
          <br />
          <KeyAge of={key} />
        </Fact>
        <Fact name={m.task_what()}>
          <bdi>{inLanguage(task)}</bdi>
        </Fact>
        <Fact name={m.task_day()}>{m.task_today({ date: dayInWords(day) })}</Fact>
        <Fact name={m.task_officers()}>{officersInWords(officers)}</Fact>
        <Fact name={m.task_basis()}>{m.task_basis_text()}</Fact>
        <Checked register={register} />
      </dl>
    </Page>
  )
}
