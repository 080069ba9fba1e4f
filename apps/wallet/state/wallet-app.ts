import {
  type AppConfig,
  createStore,
  evidenceOf,
  fetchConfig,
  keepConfig,
  keptConfig,
  keptTrust,
  type RecordStore,
  refreshTrust as refreshRegister,
  type Store,
  samePin,
  type Trusted,
} from '@hefu/app-browser'
import type { Tokens } from '@hefu/app-browser/sign-in'
import type { RandomSource } from '@hefu/bbs'
import type { Clock, Language, TrustBundle } from '@hefu/standard'
import { AppError, type AppErrorCode, codeOf } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import type { LeftSignIn, SignInPurpose } from '../sign-in/pending-sign-in.ts'
import { DEFAULT_SETTINGS, readSettings, type Settings, writeSettings } from '../storage/settings.ts'
import { createVault, openVault, type Protection, readProtection, type Vault } from '../storage/vault.ts'
import { type OpenWallet, openWallet } from './open-wallet.ts'

/** Where the app stands. `elsewhere`: the wallet is open in another tab. */
export type Phase = 'starting' | 'welcome' | 'protect' | 'locked' | 'open' | 'elsewhere'

/** The holder is back from the identity provider. Tokens are in memory only. */
export interface Arrival {
  readonly purpose: SignInPurpose
  readonly tokens: Tokens
}

/** What every screen may look at. */
export interface AppState {
  readonly phase: Phase
  readonly settings: Settings
  readonly config: AppConfig | null
  readonly bundle: TrustBundle | null
  /** The register that the bundle comes from. */
  readonly trusted: Trusted | null
  readonly protection: Protection | null
  /** Null unless the phase is `open`. */
  readonly wallet: OpenWallet | null
  readonly arrival: Arrival | null
  /** The answer of the identity provider is being exchanged for tokens. */
  readonly arriving: boolean
  /** Why a sign-in, or the start, came to nothing. */
  readonly problem: AppErrorCode | null
  /** Why the city's register could not be brought up to date the last time. */
  readonly trustProblem: AppErrorCode | null
  /** With an alarm: the signed note that proves it. */
  readonly evidence: string | null
  /** Seconds by which the server's clock is ahead of this device's, where it was asked. */
  readonly clockOffset: number | null
}

/** What the app stands on. */
export interface AppPorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly random: RandomSource
  readonly network: QuietNetwork
  /** Chooses the language of all words from now on. */
  readonly chooseLanguage: (language: Language) => void
}

/** The wallet as its screens see it. */
export interface WalletApp extends AppPorts {
  readonly state: Store<AppState>
  /** Finds out what is on this device. */
  start(): Promise<void>
  /** Takes the answer of the identity provider, if this page was opened with one. */
  arrive(left: LeftSignIn, callback: URL): Promise<void>
  /** Fetches configuration and bundle. @throws AppError, also kept in `trustProblem` */
  refreshTrust(): Promise<void>
  /** Configuration and bundle, fetched if need be. @throws AppError */
  requireTrust(): Promise<{ readonly config: AppConfig; readonly bundle: TrustBundle }>
  /** Makes the vault on first run, and opens it. */
  protect(protection: Protection, secret: Uint8Array): Promise<void>
  /** @throws AppError `wrong-secret` */
  unlock(secret: Uint8Array): Promise<void>
  /** Forgets keys, secrets and tokens. */
  lock(phase?: 'locked' | 'elsewhere' | 'starting'): void
  changeLanguage(language: Language): void
  changeSettings(change: Partial<Settings>): Promise<void>
  /** Deletes everything on this device. The page has to be loaded anew. */
  deleteEverything(): Promise<void>
}

/** Sets up the app; `start` does the rest. */
export function createWalletApp(ports: AppPorts): WalletApp {
  const { store, network, clock } = ports
  const state = createStore<AppState>({
    phase: 'starting',
    settings: DEFAULT_SETTINGS,
    config: null,
    bundle: null,
    trusted: null,
    protection: null,
    wallet: null,
    arrival: null,
    arriving: false,
    problem: null,
    trustProblem: null,
    evidence: null,
    clockOffset: null,
  })

  async function open(vault: Vault): Promise<void> {
    state.set({ wallet: await openWallet(vault), phase: 'open', problem: null })
  }

  async function refreshTrust(): Promise<void> {
    try {
      const { config, clockOffset } = await fetchConfig(network.fetch, clock)
      // Until there is a wallet nothing rests on the key, so it is pinned for good when one is made.
      if (state.get().protection) await keepConfig(store, config)
      const { trusted: kept, config: before } = state.get()
      const same = before !== null && samePin(before.log, config.log)
      const { cityUrl, log } = config
      const trusted = await refreshRegister({ fetcher: network.fetch, store, cityUrl, log, kept: same ? kept : null })
      const { bundle } = trusted
      state.set({ config, trusted, bundle, clockOffset, trustProblem: null, evidence: null })
      // A card is of use without them.
      await refreshTrustLists(config).catch(() => {})
    } catch (error) {
      const code = codeOf(error)
      if (code !== 'showing') state.set({ trustProblem: code, evidence: evidenceOf(error) })
      throw error
    }
  }

  /** With each register, for every wallet alike: one that asked when a certificate is opened would tell its server who has one. */
  async function refreshTrustLists({ trustLists = [] }: AppConfig): Promise<void> {
    if (trustLists.length === 0) return
    const { fetchTrustLists } = await import('@hefu/app-browser/health')
    await fetchTrustLists(trustLists, { fetch: network.fetch, store })
  }

  const app: WalletApp = {
    ...ports,
    state,
    refreshTrust,

    async start() {
      const [settings, protection, config] = await Promise.all([
        readSettings(store),
        readProtection(store),
        keptConfig(store),
      ])
      state.set({ settings, protection, phase: protection ? 'locked' : 'welcome' })
      if (!config || !protection) return
      const trusted = await keptTrust(store, config.log)
      state.set({ config, trusted, bundle: trusted?.bundle ?? null })
    },

    async arrive(left, callback) {
      state.set({ arriving: true, problem: null })
      try {
        const { completeSignIn } = await import('@hefu/app-browser/sign-in')
        const { config } = await app.requireTrust()
        if (!config.identityProvider) throw new AppError('not-configured', 'no identity provider')
        const options = { provider: config.identityProvider, pending: left, callback }
        const tokens = await completeSignIn(options, network.fetch)
        const { phase } = state.get()
        state.set({
          arrival: { purpose: left.purpose, tokens },
          phase: phase === 'welcome' ? 'protect' : phase,
        })
      } catch (error) {
        state.set({ problem: codeOf(error) ?? 'sign-in-down' })
      } finally {
        state.set({ arriving: false })
      }
    },

    async requireTrust() {
      if (!state.get().config || !state.get().bundle) await refreshTrust()
      const { config, bundle } = state.get()
      if (!config || !bundle) throw new AppError('not-configured', 'there is no city yet')
      return { config, bundle }
    },

    async protect(protection, secret) {
      const { config } = await app.requireTrust()
      await store.remove('config')
      await keepConfig(store, config)
      const vault = await createVault(ports, protection, secret)
      state.set({ protection })
      await open(vault)
    },

    async unlock(secret) {
      await open(await openVault(ports, secret))
    },

    lock(phase = 'locked') {
      const { wallet } = state.get()
      state.set({ phase, wallet: null, arrival: null })
      wallet?.close()
    },

    changeLanguage(language) {
      ports.chooseLanguage(language)
      // Every screen is drawn anew.
      state.set({})
    },

    async changeSettings(change) {
      const settings = { ...state.get().settings, ...change }
      state.set({ settings })
      await writeSettings(store, settings)
    },

    async deleteEverything() {
      app.lock('starting')
      await store.clear()
    },
  }
  return app
}
