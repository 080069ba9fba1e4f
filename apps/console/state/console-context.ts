import type { RecordStore } from '@hefu/app-browser'
import type { CityApi } from '@hefu/app-browser/city-api'
import type { OpenRegister, RegisteredServices } from '@hefu/app-browser/register'
import type { Clock } from '@hefu/standard'
import { createContext, type Provider } from 'preact'
import { useContext } from 'preact/hooks'
import type { MapGround } from '../map/map-ground.ts'
import type { KeptKey } from '../officer-key/kept-key.ts'
import type { Signer } from '../register/desk.ts'
import type { OfficerSession } from '../session/session.ts'

/** What every screen is drawn from, once the register is proven and an officer is signed in. */
export interface Console extends OpenRegister {
  readonly services: RegisteredServices
  /** Unix seconds at which the register was opened. */
  readonly now: number
  /** The city's clocks, ahead of UTC, in minutes. */
  readonly offset: number
  readonly clock: Clock
  readonly random: (length: number) => Uint8Array
  readonly store: RecordStore
  /** With the officer's session. */
  readonly api: CityApi
  readonly session: OfficerSession
  /** The officer's key on this device. */
  readonly key: KeptKey
  /** Signs as the officer; each signature asks for the passkey. */
  readonly signer: Signer
  /** Fetches and proves the register anew; until it has so many acts, as the log publishes in a moment. @throws BrowserError */
  readonly refresh: (size?: number) => Promise<void>
  /** What lies under the points of a map; fetched once. @throws BrowserError; ProblemError `unreadable-answer` */
  readonly ground: () => Promise<MapGround>
  /** The session is over, or this device has another key: back to signing in. */
  readonly leave: () => void
}

const Context = createContext<Console | null>(null)

/** Gives the console to the screens below. */
export const ConsoleProvider: Provider<Console | null> = Context.Provider

/** The console. Only below {@link ConsoleProvider}. */
export function useConsole(): Console {
  const console = useContext(Context)
  if (!console) throw new Error('no console above')
  return console
}
