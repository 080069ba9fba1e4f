import { useStore } from '@hefu/app-browser'
import type { CredentialType, Service, TrustBundle } from '@hefu/standard'
import { typeOf } from '@hefu/standard'
import { type Context as ContextOf, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { GateApp } from './gate-app.ts'
import type { GateState } from './gate-state.ts'

const Context: ContextOf<GateApp | null> = createContext<GateApp | null>(null)

/** Gives the app to the screens below it. */
export const AppProvider: typeof Context.Provider = Context.Provider

/** The app and its present state. */
export function useApp(): { readonly app: GateApp; readonly state: GateState } {
  const app = useContext(Context)
  if (!app) throw new Error('a screen stands outside the app')
  return { app, state: useStore(app.state) }
}

/** The app at a door, with what it judges by. */
export function useDoor(): {
  readonly app: GateApp
  readonly state: GateState
  readonly bundle: TrustBundle
  readonly service: Service
  readonly type: CredentialType
} {
  const { app, state } = useApp()
  const { bundle, service } = state
  const type = bundle && service && typeOf(bundle, service.type)
  if (!bundle || !service || !type) throw new Error('there is no door')
  return { app, state, bundle, service, type }
}
