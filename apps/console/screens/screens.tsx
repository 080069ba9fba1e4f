import type { ComponentType } from 'preact'
import { AuditPage } from '../audit/audit-page.tsx'
import { CasePage } from '../cases/case-page.tsx'
import { CasesPage } from '../cases/cases-page.tsx'
import { DecidePage } from '../early-end/decide-page.tsx'
import { EarlyEndPage } from '../early-end/early-end-page.tsx'
import { HealthPage } from '../health/health-page.tsx'
import { EndKeyPage } from '../keys/end-key-page.tsx'
import { KeysPage } from '../keys/keys-page.tsx'
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
  { path: 'keys', Draw: KeysPage, nav: m.nav_keys },
  { path: 'keys/:print/end', Draw: EndKeyPage, under: 'keys' },
  { path: 'cases', Draw: CasesPage, nav: m.nav_cases, role: 'cases' },
  { path: 'cases/:id', Draw: CasePage, under: 'cases', role: 'cases' },
  { path: 'early-end', Draw: EarlyEndPage, nav: m.nav_end, role: 'cases' },
  { path: 'early-end/:digest', Draw: DecidePage, under: 'early-end', role: 'cases' },
  { path: 'health', Draw: HealthPage, nav: m.nav_health },
  { path: 'audit', Draw: AuditPage, nav: m.nav_audit },
  { path: 'settings', Draw: Settings, nav: m.nav_settings },
]
