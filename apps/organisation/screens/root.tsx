import type { AppConfig } from '@hefu/app-browser'
import { chooseLanguage, presentLanguage } from '@hefu/app-browser'
import { useLoaded } from '@hefu/app-browser/screens'
import type { Language } from '@hefu/standard'
import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Apart } from '../components/apart.tsx'
import { Problem } from '../components/problem.tsx'
import { working } from '../paraglide/messages.js'
import type { RootPorts } from '../state/root-ports.ts'
import { Gatehouse } from './gatehouse.tsx'

/** The whole page: whose city it is, then who acts for which organisation. */
export function Root(ports: RootPorts): JSX.Element {
  const [language, setLanguage] = useState(presentLanguage())
  const { value, problem, reload } = useLoaded<AppConfig>(ports.configure)
  const change = (chosen: Language): void => {
    chooseLanguage(chosen)
    setLanguage(chosen)
  }
  // Drawn anew in another language, with everything that was said in the one before.
  if (value) return <Gatehouse key={language} {...ports} cityUrl={value.cityUrl} onLanguage={change} />
  return (
    <Apart key={language} onLanguage={change}>
      <Problem code={problem} onRetry={reload} />
      {!problem && <Working label={working()} />}
    </Apart>
  )
}
