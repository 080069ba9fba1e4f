import { Notice } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { RegisterAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { InertBlock } from './inert-block.tsx'
import { Page } from './page.tsx'
import { StaleRegister } from './stale-register.tsx'

/** What was scanned and is not to be trusted: what is wrong, what to do now, whose fault it is not. There is no way to open it from here. */
export function RefusedScan(props: {
  readonly reason: string
  readonly title: string
  readonly wrong: string
  readonly steps: readonly string[]
  readonly notYou: string
  readonly text: string
  readonly register: RegisterAge | null
  readonly again: JSX.Element
  /** What more there is to see of it. */
  readonly children?: ComponentChildren
}): JSX.Element {
  const { navigation } = useWallet()
  const { reason, title, wrong, steps, notYou, text, register, again, children } = props
  return (
    <Page key="refused" class="scanned" title={title} onBack={navigation.back} actions={again}>
      <div data-problem={reason}>
        <Notice tone="warning">{wrong}</Notice>
      </div>
      {children}
      <section>
        <h2>{m.code_do()}</h2>
        <ul class="points small-points">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </section>
      <p>{notYou}</p>
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
