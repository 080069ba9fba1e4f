import { Button, LanguageSwitch } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { presentLanguage } from '../words/languages.ts'

/** The first start without a network, or with a site that is not set up. */
export function NoCity(): JSX.Element {
  const { app, state } = useApp()
  return (
    <Page title={m.no_city_title()}>
      <LanguageSwitch label={m.language()} value={presentLanguage()} onChange={app.changeLanguage} />
      {state.trustProblem && <Problem code={state.trustProblem} />}
      <Button wide busy={state.refreshing} onClick={() => void app.refresh()}>
        {m.retry()}
      </Button>
    </Page>
  )
}
