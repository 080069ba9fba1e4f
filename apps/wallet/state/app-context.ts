import { useStore } from '@hefu/app-browser'
import { type Context as ContextOf, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Chores } from './chores.ts'
import type { Navigation } from './navigation.ts'
import type { OpenWallet } from './open-wallet.ts'
import type { AppState, WalletApp } from './wallet-app.ts'

/** What every screen acts through. */
export interface AppContext {
  readonly app: WalletApp
  readonly navigation: Navigation
  readonly chores: Chores
}

const Context: ContextOf<AppContext | null> = createContext<AppContext | null>(null)

/** Gives the app to the screens below it. */
export const AppProvider: typeof Context.Provider = Context.Provider

/** The app, its navigation and its present state. */
export function useApp(): AppContext & { readonly state: AppState } {
  const context = useContext(Context)
  if (!context) throw new Error('a screen stands outside the app')
  return { ...context, state: useStore(context.app.state) }
}

/** The open wallet and what it holds, on screens that exist only while it is open. */
export function useWallet(): ReturnType<typeof useApp> & {
  readonly wallet: OpenWallet
  readonly holdings: ReturnType<OpenWallet['holdings']['get']>
} {
  const context = useApp()
  const { wallet } = context.state
  if (!wallet) throw new Error('the wallet is locked')
  return { ...context, wallet, holdings: useStore(wallet.holdings) }
}
