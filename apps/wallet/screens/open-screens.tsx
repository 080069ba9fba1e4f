import { useStore } from '@hefu/app-browser'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { useWallet } from '../state/app-context.ts'
import { PassScreen } from './pass.tsx'

const Services = lazyScreen(async () => (await import('./everyday.ts')).Services)
const ServiceDetails = lazyScreen(async () => (await import('./everyday.ts')).ServiceDetails)
const Scan = lazyScreen(async () => (await import('./scan-screens.tsx')).ScanScreens)
const Cards = lazyScreen(async () => (await import('./everyday.ts')).Cards)
const Receive = lazyScreen(async () => (await import('./set-up.ts')).Receive)
const AfterSignIn = lazyScreen(async () => (await import('./set-up.ts')).AfterSignIn)
const SignInStep = lazyScreen(async () => (await import('./set-up.ts')).SignInStep)
const HistoryScreen = lazyScreen(async () => (await import('./everyday.ts')).HistoryScreen)
const SettingsScreen = lazyScreen(async () => (await import('./everyday.ts')).SettingsScreen)
const ChangeProtection = lazyScreen(async () => (await import('./set-up.ts')).ChangeProtection)
const DeleteWallet = lazyScreen(async () => (await import('./everyday.ts')).DeleteWallet)
const About = lazyScreen(async () => (await import('./everyday.ts')).About)
const Health = lazyScreen(async () => (await import('./health-screens.ts')).Health)
const HealthRecord = lazyScreen(async () => (await import('../health-record/record-screens.tsx')).RecordScreens)
const Rights = lazyScreen(async () => (await import('./rights.tsx')).Rights)

/**
 * The screen where the holder is. Who comes back from the identity provider finishes what they left for; who has not been told yet that a
 * card was ended early is told once, as the wallet opens, before anything else.
 */
export function OpenScreens(): JSX.Element | null {
  const { state, holdings, navigation } = useWallet()
  const [untold, setUntold] = useState(() => holdings.stops.find((stop) => stop.why === 'ended-early' && !stop.told))
  const { stack } = useStore(navigation.state)
  if (state.arrival) return <AfterSignIn arrival={state.arrival} />
  const screen = stack.at(-1)
  if (!screen) return null
  switch (screen.name) {
    case 'pass':
      if (!untold) return <PassScreen />
      return <Rights screen={{ name: 'early-end', type: untold.type }} onShow={() => setUntold(undefined)} />
    case 'services':
      return <Services />
    case 'service':
      return <ServiceDetails id={screen.id} />
    case 'scan':
    case 'scanned':
    case 'report':
    case 'reports':
    case 'followed':
      return <Scan screen={screen} />
    case 'cards':
      return <Cards />
    case 'receive':
      return <Receive type={screen.type} onDone={navigation.home} />
    case 'sign-in':
      return <SignInStep purpose={screen.purpose} onBack={navigation.back} />
    case 'history':
      return <HistoryScreen />
    case 'settings':
      return <SettingsScreen />
    case 'protection':
      return <ChangeProtection />
    case 'delete':
      return <DeleteWallet onBack={navigation.back} />
    case 'about':
      return <About />
    case 'record':
    case 'record-entry':
    case 'record-clinics':
    case 'record-fetch':
    case 'record-share':
    case 'record-shares':
    case 'record-shared':
      return <HealthRecord screen={screen} />
    case 'health':
      return <Health id={screen.id} />
    default:
      return <Rights screen={screen} />
  }
}
