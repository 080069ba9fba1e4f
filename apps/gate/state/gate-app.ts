import {
  createStore,
  evidenceOf,
  type Fetcher,
  fetchConfig,
  keepConfig,
  keptConfig,
  keptTrust,
  type RecordStore,
  refreshTrust,
  type Store,
  type Trusted,
} from '@hefu/app-browser'
import {
  bundleHeld,
  type Clock,
  type Language,
  type Service,
  type ServiceId,
  serviceOf,
  type TrustBundle,
} from '@hefu/standard'
import { counted, countOf, dayInCity, emptyCount, readCount, writeCount } from '../counter/day-count.ts'
import type { GateEngine, Sight } from '../engine/gate-engine.ts'
import { codeOf } from '../error.ts'
import { healthEngine } from '../health/health-engine.ts'
import { trustDesk } from '../health/trust-desk.ts'
import { provideKey } from '../requests/provide-key.ts'
import { forgetKey, keepKey, type RequestKey, readKeyFile } from '../requests/request-key.ts'
import { readSettings, type Settings, writeSettings } from '../settings/settings.ts'
import { closedBy, isDue } from '../trust/bundle-age.ts'
import { type GateState, NEW_GATE } from './gate-state.ts'
import { type BoardPorts, type VerdictBoard, verdictBoard } from './verdict-board.ts'

/** What the app stands on. */
export interface AppPorts extends BoardPorts {
  readonly store: RecordStore
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly engine: GateEngine
  /** Chooses the language of all words from now on. */
  readonly chooseLanguage: (language: Language) => void
}

/** The gate as its screens see it. */
export interface GateApp extends AppPorts {
  readonly state: Store<GateState>
  readonly board: VerdictBoard
  /** Finds out what is on this device, and fetches what is missing. */
  start(): Promise<void>
  /** Fetches configuration and bundle; what went wrong is in `trustProblem`. */
  refresh(): Promise<void>
  /** To be called every few seconds: closes, opens and counts by the clock, and fetches a bundle when it is time. */
  tick(): Promise<void>
  choose(service: ServiceId): Promise<void>
  /** Goes back to the choice of a service; the door stays closed meanwhile. */
  leaveService(): Promise<void>
  changeSettings(change: Partial<Settings>): Promise<void>
  changeLanguage(language: Language): void
  /** @throws AppError as `readKeyFile` */
  importKey(file: string): Promise<void>
  forgetKey(): Promise<void>
  /** What the engine saw in a frame. */
  saw(sight: Sight): void
  /** The engine failed. */
  fail(error: unknown): void
  resetCount(): Promise<void>
  /** Forgets city, service, key and count. The page has to be loaded anew; what was seen stays. */
  forgetEverything(): Promise<void>
  /** Another tab has taken over. */
  giveUp(): void
}

/** Sets up the app; `start` does the rest. */
export function createGateApp(ports: AppPorts): GateApp {
  const { store, fetcher, clock } = ports
  const board = verdictBoard(ports)
  const state = createStore<GateState>(NEW_GATE)
  const health = trustDesk(store, fetcher)
  const engine = healthEngine(ports.engine, {
    clock,
    settings: () => state.get().settings.health,
    lists: health.lists,
    onParts: (parts) => state.set({ parts }),
  })
  let triedAt = 0

  function today(bundle: TrustBundle): string {
    return dayInCity(clock(), bundle.utcOffsetMinutes)
  }

  /** Opens the door of the service in the settings, or asks for one where there is none in the bundle. */
  async function openDoor(): Promise<void> {
    const { bundle, settings, config } = state.get()
    if (!bundle) return state.set({ phase: 'no-city' })
    const service = settings.service ? (serviceOf(bundle, settings.service, clock()) ?? null) : null
    if (!service) return state.set({ phase: 'choosing', service: null, opened: false })
    const count = await readCount(store, today(bundle))
    const requestKey = await provideKey({ store, fetcher, service, demo: config?.demo ?? false })
    const closed = closedBy(bundle, service, clock())
    state.set({ phase: 'door', service, requestKey, closed, count, opened: false })
    try {
      await engine.open({ bundle, service: service.id, requestKey: requestKey && forEngine(requestKey) })
      state.set({ opened: true, fault: null })
    } catch (error) {
      fail(error)
    }
  }

  /** A newer bundle takes the place of the one before: at the door without closing it, unless its service or key has changed. */
  async function take(trusted: Trusted): Promise<void> {
    const { bundle } = trusted
    const { phase, service, requestKey, config } = state.get()
    state.set({ trusted, bundle, trustProblem: null, evidence: null })
    const renewed = service && serviceOf(bundle, service.id, clock())
    if (phase !== 'door' || !renewed || !sameKeys(service, renewed)) return openDoor()
    // A demo city may be there by now with the key that was missing.
    if (config?.demo && renewed.requestKeys.length > 0 && !requestKey) return openDoor()
    await engine.replaceBundle(bundle).catch(fail)
    state.set({ service: renewed, closed: closedBy(bundle, renewed, clock()) })
  }

  async function refresh(): Promise<void> {
    if (state.get().refreshing) return
    triedAt = clock()
    state.set({ refreshing: true })
    try {
      const { config, clockOffset } = await fetchConfig(fetcher, clock)
      state.set({ clockOffset })
      await keepConfig(store, config)
      state.set({ config })
      void refreshTrustLists()
      const { trusted: kept, bundle } = state.get()
      const held = bundleHeld(bundle?.issuedAt ?? null, clock())
      await take(await refreshTrust({ ...config, fetcher, store, kept, held }))
    } catch (error) {
      if (codeOf(error) === null) console.error(error)
      state.set({ trustProblem: codeOf(error) ?? 'city-down', evidence: evidenceOf(error) })
      if (!state.get().bundle) state.set({ phase: 'no-city' })
    } finally {
      state.set({ refreshing: false })
    }
  }

  /** Only a gate that judges certificates asks for whom to trust. */
  async function refreshTrustLists(): Promise<void> {
    const { config, settings } = state.get()
    if (!config || !settings.health) return
    const lists = await health.refresh(config.trustLists ?? [])
    state.set({ trustedKeys: lists.reduce((sum, { keys }) => sum + keys.length, 0) })
  }

  function fail(error: unknown): void {
    state.set({ fault: codeOf(error) ?? 'engine-failed', opened: false })
  }

  async function changeSettings(change: Partial<Settings>): Promise<void> {
    const settings = { ...state.get().settings, ...change }
    state.set({ settings })
    await writeSettings(store, settings)
    if (change.health && state.get().trustedKeys === null) await refreshTrustLists()
  }

  return {
    ...ports,
    engine,
    state,
    board,
    refresh,
    changeSettings,
    fail,
    async start() {
      const [settings, config] = [await readSettings(store), await keptConfig(store)]
      const trusted = config && (await keptTrust(store, config.log))
      const bundle = trusted?.bundle ?? null
      state.set({ settings, config, trusted, bundle })
      if (!bundle) return refresh()
      await openDoor()
      // In the background: the door is open with what is kept.
      void refresh()
    },
    async tick() {
      const { phase, bundle, service, count } = state.get()
      if (phase === 'elsewhere' || phase === 'starting') return
      if (phase === 'door' && bundle && service) {
        const present = serviceOf(bundle, service.id, clock()) ?? service
        if (!sameKeys(service, present)) return openDoor()
        state.set({
          service: present,
          closed: closedBy(bundle, present, clock()),
          count: countOf(count, today(bundle)),
        })
      }
      if (isDue(bundle, triedAt, clock())) await refresh()
    },
    async choose(service) {
      await changeSettings({ service, optional: [] })
      await openDoor()
    },
    async leaveService() {
      board.clear()
      await changeSettings({ service: null, optional: [] })
      state.set({ phase: 'choosing', service: null, opened: false })
    },
    changeLanguage(language) {
      ports.chooseLanguage(language)
      // Everything on the screen is said anew.
      state.set({})
    },
    async importKey(file) {
      const { service } = state.get()
      if (!service) return
      await keepKey(store, await readKeyFile(file, service))
      await openDoor()
    },
    async forgetKey() {
      await forgetKey(store)
      await openDoor()
    },
    saw(sight) {
      if (sight.sight === 'nothing') return
      if (sight.sight === 'held') return board.hold()
      const { bundle, count } = state.get()
      if (!bundle) return
      board.show(sight.verdict)
      const now = counted(countOf(count, today(bundle)), sight.verdict)
      state.set({ count: now, remembers: sight.remembered })
      writeCount(store, now).catch(() => {})
    },
    async resetCount() {
      const { bundle } = state.get()
      if (!bundle) return
      const count = emptyCount(today(bundle))
      state.set({ count })
      await writeCount(store, count)
    },
    async forgetEverything() {
      await store.clear()
    },
    giveUp() {
      board.clear()
      state.set({ phase: 'elsewhere', opened: false })
    },
  }
}

function forEngine({ id, privateKey }: RequestKey): { readonly id: string; readonly privateKey: CryptoKey } {
  return { id, privateKey }
}

function sameKeys(one: Service, other: Service): boolean {
  const ids = (service: Service): string => service.requestKeys.map(({ id, publicKey }) => `${id} ${publicKey}`).join()
  return ids(one) === ids(other) && one.type === other.type
}
