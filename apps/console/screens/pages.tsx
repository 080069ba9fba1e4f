import { matchPath, type Parameters, useHash } from '@hefu/app-browser/screens'
import type { Language } from '@hefu/standard'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Frame } from '../components/frame.tsx'
import { focusFilter } from '../components/table-keys.ts'
import { useConsole } from '../state/console-context.ts'
import { Nowhere } from './nowhere.tsx'
import { SCREENS, type Screen } from './screens.tsx'

/** The screen that the address names, beside the way to the others. */
export function Pages({ onLanguage }: { readonly onLanguage: (language: Language) => void }): JSX.Element {
  const hash = useHash()
  const { session } = useConsole()
  useEffect(() => {
    addEventListener('keydown', focusFilter)
    return () => removeEventListener('keydown', focusFilter)
  }, [])
  const allowed = SCREENS.filter(({ role }) => !role || session.roles.includes(role))
  const found = screenAt(allowed, hash)
  return (
    <Frame screens={allowed} present={found?.screen ?? null} onLanguage={onLanguage}>
      {found ? <Drawn key={hash} {...found} /> : <Nowhere />}
    </Frame>
  )
}

interface Found {
  readonly screen: Screen
  readonly parameters: Parameters
}

function screenAt(screens: readonly Screen[], hash: string): Found | null {
  for (const screen of screens) {
    const parameters = matchPath(screen.path, hash)
    if (parameters) return { screen, parameters }
  }
  return null
}

function Drawn({ screen, parameters }: Found): JSX.Element {
  const { Draw } = screen
  return <Draw {...parameters} />
}
