import { chooseLanguage, presentLanguage } from '@hefu/app-browser'
import { useLoaded } from '@hefu/app-browser/screens'
import type { Language } from '@hefu/standard'
import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { Apart } from '../components/apart.tsx'
import { Problem } from '../components/problem.tsx'
import { working } from '../paraglide/messages.js'
import type { RootPorts } from '../state/root-ports.ts'
import { Gatehouse } from './gatehouse.tsx'

/** The whole page: whose city it is, then who acts for which organisation. */
export function Root(ports: RootPorts): JSX.Element {
  const [language, setLanguage] = useState(presentLanguage())
  const { value, problem, reload } = useLoaded(ports.configure)
  const change = (chosen: Language): void => {
    chooseLanguage(chosen)
    setLanguage(chosen)
  }
  // A request is counted down by the city's time, whatever this device's clock says.
  const clock = useCallback(() => ports.clock() + (value?.clockOffset ?? 0), [ports.clock, value])
  // Drawn anew in another language, with everything that was said in the one before.
  if (value) {
    const { cityUrl, walletUrl = null } = value.config
    return <Gatehouse key={language} {...ports} {...{ clock, cityUrl, walletUrl }} onLanguage={change} />
  }
  return (
    <Apart key={language} onLanguage={change}>
      <Problem code={problem} onRetry={reload} />
      {!problem && <Working label={working()} />}
    </Apart>
  )
}
