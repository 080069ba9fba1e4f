import '@hefu/ui/ui.css'
import './styles/gate.css'
import { createFetcher, holdAlone, indexedDbStore, keepOffline, systemClock } from '@hefu/app-browser'
import { render } from 'preact'
import { workerEngine } from './engine/worker-engine.ts'
import { NoStorage } from './screens/apart.tsx'
import { Root } from './screens/root.tsx'
import { START } from './signals/measures.ts'
import { createGateApp } from './state/gate-app.ts'
import { chooseLanguage, tellDocument } from './words/languages.ts'

const TICK_MS = 5000
const NAME = 'hefu-gate'

let onTaken = (): void => {}
// Before the worker reads what was seen: an older tab must not add to it behind its back.
holdAlone(NAME, () => onTaken())
// The worker fetches and compiles reader and curve while the page finds out where it stands.
const engine = workerEngine()
tellDocument()
void begin()

async function begin(): Promise<void> {
  const root = document.getElementById('app')
  const store = await indexedDbStore(NAME).catch(() => null)
  if (!root) return
  if (!store) return render(<NoStorage />, root)
  const app = createGateApp({
    store,
    engine,
    chooseLanguage,
    fetcher: createFetcher({ fetch: (url, init) => fetch(url, init), isOnline: () => navigator.onLine }),
    clock: systemClock,
    milliseconds: () => performance.now(),
    later: (action, ms) => {
      const timer = setTimeout(action, ms)
      return () => clearTimeout(timer)
    },
  })
  onTaken = app.giveUp
  render(<Root app={app} />, root)
  await app.start()
  requestAnimationFrame(() => performance.measure(START))

  setInterval(() => void app.tick(), TICK_MS)
  document.addEventListener('visibilitychange', () => void app.tick())
  addEventListener('online', () => void app.refresh())
  if (import.meta.env.PROD) void keepOffline()
  // So that the browser does not clear what was seen when space runs short.
  navigator.storage?.persist?.().catch(() => {})
}
