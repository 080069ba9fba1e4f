import { holdAlone, indexedDbStore, keepOffline, systemClock, systemRandom } from '@hefu/app-browser'
import '@hefu/ui/ui.css'
import '@hefu/app-browser/consent.css'
import '@hefu/app-browser/scanner.css'
import './styles/wallet.css'
import { loadCurve } from '@hefu/bbs'
import { render } from 'preact'
import { loadProblem } from './components/problem.tsx'
import { codeOf } from './error.ts'
import { watchInactivity } from './lock/inactivity.ts'
import { quietNetwork } from './net/quiet-network.ts'
import type { WalletLink } from './scan/wallet-link.ts'
import { NoStorage } from './screens/no-storage.tsx'
import { Root } from './screens/root.tsx'
import { isCallback, takeSignIn } from './sign-in/pending-sign-in.ts'
import { createChores } from './state/chores.ts'
import { createNavigation } from './state/navigation.ts'
import { createWalletApp } from './state/wallet-app.ts'
import { chooseLanguage, tellDocument } from './words/languages.ts'

const TICK_MS = 5000

// The curve is fetched and compiled while its holder unlocks the wallet.
loadCurve().catch(() => {})
tellDocument()
void begin()

async function begin(): Promise<void> {
  const root = document.getElementById('app')
  const store = await indexedDbStore('hefu-wallet').catch(() => null)
  if (!root) return
  if (!store) return render(<NoStorage />, root)
  const network = quietNetwork({
    fetch: (url, init) => fetch(url, init),
    isOnline: () => navigator.onLine,
  })
  const ports = { store, network, clock: systemClock, random: systemRandom, chooseLanguage }
  const app = createWalletApp(ports)
  const navigation = createNavigation(history, (listener) => addEventListener('popstate', listener))
  const chores = createChores({ ...ports, scene: app.state.get, refreshTrust: app.refreshTrust })
  chores.rest()

  const callback = new URL(location.href)
  // The code in the address is for one use; it is taken out of the browser's history at once.
  const left = isCallback(callback) ? takeSignIn() : null
  // A link brings a card's secret or a question: it is taken out of the address just so.
  let link: WalletLink | null = null
  const takeLink = async (): Promise<void> => {
    const { hash } = location
    if (hash === '') return
    history.replaceState(history.state, '', '/')
    const { linkIn } = await import('./scan/wallet-link.ts')
    link = linkIn(hash)
  }
  await takeLink()
  if (callback.search) history.replaceState(history.state, '', '/')

  await app.start().catch((error) => app.state.set({ phase: 'locked', problem: codeOf(error) ?? 'damaged' }))
  performance.measure('hefu-start')
  if (app.state.get().protection === null) loadProblem().catch(() => {})
  render(<Root context={{ app, navigation, chores }} />, root)
  if (left) void app.arrive(left, callback)

  const inactivity = watchInactivity(systemClock, () => app.state.get().settings.lockAfterMinutes)
  for (const touch of ['pointerdown', 'keydown', 'wheel']) addEventListener(touch, inactivity.touch, { passive: true })
  const tick = (): void => {
    const { phase } = app.state.get()
    if (phase === 'locked') inactivity.touch()
    else if (phase === 'open' && inactivity.isOver()) app.lock()
    void chores.tick()
  }
  setInterval(tick, TICK_MS)
  document.addEventListener('visibilitychange', tick)
  // Back from the browser's memory of pages, after who knows how long.
  addEventListener('pageshow', tick)
  tick()
  /** What a link brings waits until the wallet is open. */
  const follow = (): void => {
    if (!link || app.state.get().phase !== 'open') return
    const [screen, atScan] = [{ name: 'scan', link } as const, navigation.state.get().stack.at(-1)?.name === 'scan']
    link = null
    if (atScan) navigation.replace(screen)
    else navigation.go(screen)
  }
  app.state.subscribe(() => {
    if (app.state.get().phase === 'locked') navigation.home()
    follow()
  })
  addEventListener('hashchange', () => void takeLink().then(follow))
  if (import.meta.env.PROD) void keepOffline()
  holdAlone('hefu-wallet', () => app.lock('elsewhere'))
}
