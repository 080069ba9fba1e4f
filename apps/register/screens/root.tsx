import {
  chooseLanguage,
  type OpeningStep,
  type OpenRegister,
  presentLanguage,
  registeredServices,
  type Unopened,
  whyUnopened,
} from '@hefu/app-browser/register'
import type { Clock, Language } from '@hefu/standard'
import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { SiteHeader } from '../components/site-header.tsx'
import { Failed } from './failed.tsx'
import { Opening } from './opening.tsx'
import { Pages } from './pages.tsx'
import { type Site, SiteProvider } from './site-context.ts'

type Phase =
  | { readonly phase: 'opening'; readonly step: OpeningStep }
  | { readonly phase: 'open'; readonly site: Site }
  | ({ readonly phase: 'failed' } & Unopened)

const BEGIN: Phase = { phase: 'opening', step: { step: 'fetching' } }

/** The whole site: nothing of a register is shown before it is proven. */
export function Root(props: {
  /** @throws BrowserError */
  readonly open: (onStep: (step: OpeningStep) => void) => Promise<OpenRegister>
  readonly clock: Clock
}): JSX.Element {
  const { open, clock } = props
  const [phase, setPhase] = useState<Phase>(BEGIN)
  const [language, setLanguage] = useState(presentLanguage())
  const begin = useCallback(() => {
    setPhase(BEGIN)
    open((step) => setPhase({ phase: 'opening', step }))
      .then((opened) => setPhase({ phase: 'open', site: siteOf(opened, clock()) }))
      .catch((error: unknown) => setPhase({ phase: 'failed', ...whyUnopened(error) }))
  }, [open, clock])
  // Once: a retry begins by its button.
  useEffect(begin, [])
  const change = (chosen: Language): void => {
    chooseLanguage(chosen)
    setLanguage(chosen)
  }
  return (
    // Drawn anew in another language, with everything that was said in the one before.
    <div class="site" key={language}>
      <SiteHeader
        city={phase.phase === 'open' ? phase.site.register.state.city?.name : undefined}
        language={language}
        onLanguage={change}
      />
      {phase.phase === 'opening' && <Opening step={phase.step} />}
      {phase.phase === 'failed' && <Failed code={phase.code} evidence={phase.evidence} onRetry={begin} />}
      {phase.phase === 'open' && (
        <SiteProvider value={phase.site}>
          <Pages />
        </SiteProvider>
      )}
    </div>
  )
}

function siteOf(opened: OpenRegister, now: number): Site {
  const { register } = opened
  const offset = register.state.city?.utcOffsetMinutes ?? 0
  return { ...opened, services: registeredServices(register, now), now, offset }
}
