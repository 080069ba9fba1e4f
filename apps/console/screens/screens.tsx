import type { ComponentType } from 'preact'
import { AuditPage } from '../audit/audit-page.tsx'
import { CasePage } from '../cases/case-page.tsx'
import { CasesPage } from '../cases/cases-page.tsx'
import { DecidePage } from '../early-end/decide-page.tsx'
import { EarlyEndPage } from '../early-end/early-end-page.tsx'
import { HealthPage } from '../health/health-page.tsx'
import { InspectionFormPage } from '../inspections/inspection-form-page.tsx'
import { InspectionPage } from '../inspections/inspection-page.tsx'
import { InspectionsPage } from '../inspections/inspections-page.tsx'
import { KeyFormPage } from '../inspections/key-form-page.tsx'
import { EndKeyPage } from '../keys/end-key-page.tsx'
import { KeysPage } from '../keys/keys-page.tsx'
import { LabelKeyPage } from '../keys/label-key-page.tsx'
import { ActPage } from '../log/act-page.tsx'
import { LogPage } from '../log/log-page.tsx'
import { MandateFormPage } from '../mandates/mandate-form-page.tsx'
import { MandatesPage } from '../mandates/mandates-page.tsx'
import { OrderPage } from '../mandates/order-page.tsx'
import { OfficersPage } from '../officers/officers-page.tsx'
import { OrganisationPage } from '../organisations/organisation-page.tsx'
import { OrganisationsPage } from '../organisations/organisations-page.tsx'
import * as m from '../paraglide/messages.js'
import { ProposalPage } from '../proposals/proposal-page.tsx'
import { DestructionForm } from '../propose/destruction-form.tsx'
import { IssuerForm } from '../propose/issuer-form.tsx'
import { NoticePeriodForm } from '../propose/notice-period-form.tsx'
import { OfficerEndForm } from '../propose/officer-end-form.tsx'
import { OfficerForm } from '../propose/officer-form.tsx'
import { ProposePage } from '../propose/propose-page.tsx'
import { ServiceFormPage } from '../propose/service-form-page.tsx'
import { SunsetForm } from '../propose/sunset-form.tsx'
import { ReportPage } from '../reports/report-page.tsx'
import { ReportsPage } from '../reports/reports-page.tsx'
import { ServicePage } from '../services/service-page.tsx'
import { ServicesPage } from '../services/services-page.tsx'
import type { OfficerRole } from '../session/session.ts'
import { Settings } from '../settings/settings.tsx'
import { ThingPage } from '../things/thing-page.tsx'
import { ThingsPage } from '../things/things-page.tsx'
import { Home } from '../waiting/home.tsx'
import { WebhooksPage } from '../webhooks/webhooks-page.tsx'

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
  { path: 'proposals/:digest', Draw: ProposalPage, under: '' },
  { path: 'propose', Draw: ProposePage, nav: m.nav_propose },
  { path: 'propose/service', Draw: ServiceFormPage, under: 'propose' },
  { path: 'propose/issuer', Draw: IssuerForm, under: 'propose' },
  { path: 'propose/sunset', Draw: SunsetForm, under: 'propose' },
  { path: 'propose/destruction', Draw: DestructionForm, under: 'propose' },
  { path: 'propose/officer', Draw: OfficerForm, under: 'propose' },
  { path: 'propose/officer-end', Draw: OfficerEndForm, under: 'propose' },
  { path: 'propose/notice-period', Draw: NoticePeriodForm, under: 'propose' },
  { path: 'services', Draw: ServicesPage, nav: m.nav_services },
  { path: 'services/:id', Draw: ServicePage, under: 'services' },
  { path: 'log', Draw: LogPage, nav: m.nav_log },
  { path: 'log/:index', Draw: ActPage, under: 'log' },
  { path: 'keys', Draw: KeysPage, nav: m.nav_keys },
  { path: 'keys/:print/end', Draw: EndKeyPage, under: 'keys' },
  { path: 'label-keys/:id', Draw: LabelKeyPage, under: 'keys' },
  { path: 'reports', Draw: ReportsPage, nav: m.nav_reports, role: 'things' },
  { path: 'reports/:id', Draw: ReportPage, under: 'reports', role: 'things' },
  { path: 'things', Draw: ThingsPage, nav: m.nav_things, role: 'things' },
  { path: 'things/:id', Draw: ThingPage, under: 'things', role: 'things' },
  { path: 'webhooks', Draw: WebhooksPage, nav: m.nav_webhooks, role: 'things' },
  { path: 'organisations', Draw: OrganisationsPage, nav: m.nav_organisations, role: 'organisations' },
  { path: 'organisations/:id', Draw: OrganisationPage, under: 'organisations', role: 'organisations' },
  { path: 'organisations/:id/mandate', Draw: MandateFormPage, under: 'organisations', role: 'organisations' },
  { path: 'mandates', Draw: MandatesPage, nav: m.nav_mandates, role: 'organisations' },
  { path: 'mandates/:id', Draw: OrderPage, under: 'mandates', role: 'organisations' },
  { path: 'inspections', Draw: InspectionsPage, nav: m.nav_inspections, role: 'inspections' },
  { path: 'inspections/new', Draw: InspectionFormPage, under: 'inspections', role: 'inspections' },
  { path: 'inspections/key', Draw: KeyFormPage, under: 'inspections', role: 'inspections' },
  { path: 'inspections/:id', Draw: InspectionPage, under: 'inspections', role: 'inspections' },
  { path: 'cases', Draw: CasesPage, nav: m.nav_cases, role: 'cases' },
  { path: 'cases/:id', Draw: CasePage, under: 'cases', role: 'cases' },
  { path: 'early-end', Draw: EarlyEndPage, nav: m.nav_end, role: 'cases' },
  { path: 'early-end/:digest', Draw: DecidePage, under: 'early-end', role: 'cases' },
  { path: 'health', Draw: HealthPage, nav: m.nav_health },
  { path: 'officers', Draw: OfficersPage, nav: m.nav_officers },
  { path: 'audit', Draw: AuditPage, nav: m.nav_audit },
  { path: 'settings', Draw: Settings, nav: m.nav_settings },
]
