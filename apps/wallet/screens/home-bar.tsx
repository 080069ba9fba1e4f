import { CardsIcon, ScanIcon, ServicesIcon } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'

const PLACES = [
  { name: 'services', label: m.services, Icon: ServicesIcon },
  { name: 'scan', label: m.scan, Icon: ScanIcon },
  { name: 'cards', label: m.cards, Icon: CardsIcon },
] as const

/** Three things within a thumb's reach. */
export function HomeBar(): JSX.Element {
  const { navigation } = useWallet()
  return (
    <nav class="home-bar" aria-label={m.wallet_name()}>
      {PLACES.map(({ name, label, Icon }) => (
        <button key={name} type="button" onClick={() => navigation.go({ name })}>
          <Icon />
          {label()}
        </button>
      ))}
    </nav>
  )
}
