import type { ComponentType } from 'preact'
import * as m from '../paraglide/messages.js'
import type { OfficerRole } from '../session/session.ts'
import { Settings } from '../settings/settings.tsx'
import { Home } from '../waiting/home.tsx'

/** A screen of the console. */
export interface Screen {
  /** What stands after `#/` in its address; a segment that begins with a colon is handed to the screen under its name. */
  readonly path: string
  /** Drawn anew for every address. */
  readonly Draw: ComponentType<Readonly<Record<string, string>>>
  /** Its name in the navigation, where it stands there. */
  readonly nav?: () => string
  /** Under which path of the navigation it belongs, where it does not stand there itself. */
  readonly under?: string
  /** Only who has this role sees it. */
  readonly role?: OfficerRole
}

/** Every screen, in the order of the navigation. */
export const SCREENS: readonly Screen[] = [
  { path: '', Draw: Home, nav: m.nav_waiting },
  { path: 'settings', Draw: Settings, nav: m.nav_settings },
]
