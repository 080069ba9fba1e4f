import {
  chooseLanguage,
  type OpeningStep,
  type OpenRegister,
  presentLanguage,
  type Unopened,
  whyUnopened,
} from '@hefu/app-browser/register'
import type { Language } from '@hefu/standard'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Apart } from '../components/apart.tsx'
import type { RootPorts } from '../state/root-ports.ts'
import { Failed } from './failed.tsx'
import { Gatehouse } from './gatehouse.tsx'
import { Opening } from './opening.tsx'

type Phase =
  | { readonly phase: 'opening'; readonly step: OpeningStep }
  | { readonly phase: 'open'; readonly opened: OpenRegister }
  | ({ readonly phase: 'failed' } & Unopened)

const BEGIN: Phase = { phase: 'opening', step: { step: 'fetching' } }
/** How often a register is asked for again that has not yet what was just decided, and how long between. */
const REFRESHES = 12
const REFRESH_MS = 700

/** The whole console: the register is proven before anything of it is shown, and before anybody signs in. */
export function Root(ports: RootPorts): JSX.Element {
  const { open, wait } = ports
  const [phase, setPhase] = useState<Phase>(BEGIN)
  const [language, setLanguage] = useState(presentLanguage())
  const begun = useRef(false)
  const begin = (): void => {
    setPhase(BEGIN)
    open((step) => setPhase({ phase: 'opening', step })).then(
      (opened) => setPhase({ phase: 'open', opened }),
      (error: unknown) => setPhase({ phase: 'failed', ...whyUnopened(error) }),
    )
  }
  const refresh = async (size = 0): Promise<void> => {
    for (let round = 0; round < REFRESHES; round++) {
      const opened = await open(() => {})
      if (opened.register.state.size >= size || round === REFRESHES - 1) return setPhase({ phase: 'open', opened })
      await wait(REFRESH_MS)
    }
  }
  useEffect(() => {
    if (!begun.current) begin()
    begun.current = true
  }, [])
  const change = (chosen: Language): void => {
    chooseLanguage(chosen)
    setLanguage(chosen)
  }
  if (phase.phase === 'open') {
    // Drawn anew in another language, with everything that was said in the one before.
    return <Gatehouse key={language} {...ports} opened={phase.opened} refresh={refresh} onLanguage={change} />
  }
  return (
    <Apart key={language} city={undefined} onLanguage={change}>
      {phase.phase === 'opening' ? (
        <Opening step={phase.step} />
      ) : (
        <Failed code={phase.code} evidence={phase.evidence} onRetry={begin} />
      )}
    </Apart>
  )
}
