import type { JSX } from 'preact'
import { RefusedScan } from '../components/refused-scan.tsx'
import * as m from '../paraglide/messages.js'
import type { RegisterAge } from '../scan/judge-code.ts'
import type { TaskRefusal } from '../scan/judge-task.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { taskRefusalInWords } from '../words/task-codes.ts'

/** An inspector's code that lets nobody in. Nothing that it says unproven is repeated. */
export function RefusedTask(props: {
  readonly reason: TaskRefusal
  readonly day: string | null
  readonly text: string
  readonly register: RegisterAge
  readonly again: JSX.Element
}): JSX.Element {
  const { state } = useWallet()
  const { day, ...scanned } = props
  const city = state.bundle ? inLanguage(state.bundle.name) : ''
  return (
    <RefusedScan
      {...scanned}
      {...taskRefusalInWords(props.reason, day)}
      steps={[m.task_do_in(), m.task_do_pay(), m.task_do_ask({ city })]}
      notYou={m.task_not_you()}
    />
  )
}
