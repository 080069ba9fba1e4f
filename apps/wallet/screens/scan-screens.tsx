// One file to load for what is scanned. What is reported comes with a file of its own.
import type { JSX } from 'preact'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { linkKey } from '../scan/wallet-link.ts'
import type { ScanScreen } from '../state/navigation.ts'
import { Scan } from './scan.tsx'
import { Scanned } from './scanned.tsx'

const Reports = lazyScreen(async () => (await import('./report-screens.tsx')).ReportScreens)

/** The screen where the holder is: before the camera, at a code that was read, or at what they reported. */
export function ScanScreens({ screen }: { readonly screen: ScanScreen }): JSX.Element {
  switch (screen.name) {
    case 'scan':
      return <Scan key={linkKey(screen.link)} link={screen.link} />
    case 'scanned':
      return <Scanned text={screen.text} />
    default:
      return <Reports screen={screen} />
  }
}
