import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { InertBlock } from '../components/inert-block.tsx'
import { Page } from '../components/page.tsx'
import { StaleRegister } from '../components/stale-register.tsx'
import * as m from '../paraglide/messages.js'
import type { RegisterAge } from '../scan/judge-code.ts'
import type { TaskRefusal } from '../scan/judge-task.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { taskRefusalInWords } from '../words/task-codes.ts'

/** An inspector's code that lets nobody in: what is wrong, whose fault it is not, what to do now. Nothing that it says unproven is repeated. */
export function RefusedTask(props: {
  readonly reason: TaskRefusal
  readonly day: string | null
  readonly text: string
  readonly register: RegisterAge
  readonly again: JSX.Element
}): JSX.Element {
  const { state, navigation } = useWallet()
  const { reason, day, text, register, again } = props
  const { title, wrong } = taskRefusalInWords(reason, day)
  const city = state.bundle ? inLanguage(state.bundle.name) : ''
  return (
    <Page key="refused" class="scanned" title={title} onBack={navigation.back} actions={again}>
      <div data-problem={reason}>
        <Notice tone="warning">{wrong}</Notice>
      </div>
      <section>
        <h2>{m.code_do()}</h2>
        <ul class="points small-points">
          <li>{m.task_do_in()}</li>
          <li>{m.task_do_pay()}</li>
          <li>{m.task_do_ask({ city })}</li>
        </ul>
      </section>
      <p>{m.task_not_you()}</p>
      <StaleRegister register={register} />
      <details class="raw">
        <summary>{m.code_scanned()}</summary>
        <div class="stack">
          <InertBlock text={text} />
        </div>
      </details>
    </Page>
  )
}
