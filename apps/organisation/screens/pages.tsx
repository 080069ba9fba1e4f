import { addressOf, matchPath, useHash } from '@hefu/app-browser/screens'
import type { Language, MandatePower } from '@hefu/standard'
import { EmptyState } from '@hefu/ui'
import type { ComponentType, JSX } from 'preact'
import { Frame } from '../components/frame.tsx'
import { Title } from '../components/title.tsx'
import { InspectionsPage } from '../inspections/inspections-page.tsx'
import { ReadCode } from '../inspections/read-code.tsx'
import { GrantPage } from '../mandates/grant-page.tsx'
import { MandatesPage } from '../mandates/mandates-page.tsx'
import { OverviewPage } from '../overview/overview-page.tsx'
import * as m from '../paraglide/messages.js'
import { mayDo, usePage } from '../state/page-context.ts'

/** A screen, and by which powers one sees it; without any, everybody who is signed in does. */
interface Screen {
  readonly path: string
  readonly Draw: ComponentType
  readonly powers?: readonly MandatePower[]
}

const SCREENS: readonly Screen[] = [
  { path: '', Draw: OverviewPage },
  { path: 'mandates', Draw: MandatesPage, powers: ['represent'] },
  { path: 'mandates/grant', Draw: GrantPage, powers: ['represent'] },
  { path: 'inspections', Draw: InspectionsPage, powers: ['represent', 'inspect-open'] },
  { path: 'inspections/read', Draw: ReadCode, powers: ['represent', 'inspect-open'] },
]

/** The screen that the address names, below the way to the others. */
export function Pages(props: {
  readonly onLanguage: (language: Language) => void
  readonly onSignedOut: () => void
}): JSX.Element {
  const hash = useHash()
  const screen = SCREENS.find(({ path }) => matchPath(path, hash))
  return (
    <Frame path={screen?.path ?? null} {...props}>
      <Drawn key={hash} screen={screen} />
    </Frame>
  )
}

function Drawn({ screen }: { readonly screen: Screen | undefined }): JSX.Element {
  const page = usePage()
  if (screen && (!screen.powers || mayDo(page, ...screen.powers))) return <screen.Draw />
  return (
    <>
      <Title>{screen ? m.no_power_title() : m.nowhere_title()}</Title>
      <EmptyState
        title={screen ? m.no_power_here() : m.nowhere_hint()}
        action={<a href={addressOf([])}>{m.nowhere_back()}</a>}
      >
        {screen ? m.no_power() : m.nowhere()}
      </EmptyState>
    </>
  )
}
