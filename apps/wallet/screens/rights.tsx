// One file to load for what a holder does about their own data: an early end, letters, what the city holds.
import type { JSX } from 'preact'
import type { RightsScreen } from '../state/navigation.ts'
import { AccessesScreen } from './accesses.tsx'
import { CaseScreen } from './case.tsx'
import { CasesScreen } from './cases.tsx'
import { EarlyEndScreen } from './early-end.tsx'
import { EraseScreen } from './erase.tsx'
import { HeldScreen } from './held.tsx'
import { LetterScreen } from './letter.tsx'

export { BackAtDesk } from './back-at-desk.tsx'

/** The screen where the holder is. `onShow` leads on to the code, where an early end is told as the wallet opens. */
export function Rights(props: { readonly screen: RightsScreen; readonly onShow?: () => void }): JSX.Element {
  const { screen, onShow } = props
  switch (screen.name) {
    case 'early-end':
      return <EarlyEndScreen type={screen.type} {...(onShow && { onShow })} />
    case 'held':
      return <HeldScreen />
    case 'accesses':
      return <AccessesScreen />
    case 'cases':
      return <CasesScreen />
    case 'case':
      return <CaseScreen id={screen.id} />
    case 'letter':
      return <LetterScreen kind={screen.kind} type={screen.type} />
    case 'erase':
      return <EraseScreen />
  }
}
