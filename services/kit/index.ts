export { answerRoutes, requestInside, requestPart } from './asks/answer-routes.ts'
export {
  type AnswerGoesTo,
  type Ask,
  type Asks,
  openAsks,
  type SentAnswer,
  type Shown,
  type ShownRequest,
} from './asks/open-asks.ts'
export { requestCode } from './asks/request-code.ts'
export { type CardFilePages, cardFilePages } from './cards/card-file-pages.ts'
export { type NotBroughtIn, plasticCardForm, plasticCardStatus } from './cards/plastic-card-form.ts'
export { type BroughtIn, type PlasticCard, type PlasticCards, plasticCards } from './cards/plastic-cards.ts'
export { type CardColumns, MAX_CARD_FILE } from './cards/read-card-file.ts'
export { parseServiceConfig, type ServiceConfig, type StaffProvider } from './config.ts'
export { kitMigration } from './database/kit-migration.ts'
export type { KitTables } from './database/kit-tables.ts'
export { openServiceDatabase } from './database/open-service-database.ts'
export { answerLines } from './devices/answer-lines.ts'
export { type DeviceConfig, deviceId, deviceShape, readDeviceFile } from './devices/device-config.ts'
export { deviceGuard, type GuardedDevices } from './devices/device-guard.ts'
export { type DeviceHealth, deviceHealth } from './devices/device-health.ts'
export { type DeviceLine, deviceLine } from './devices/device-line.ts'
export { devicePorts } from './devices/device-ports.ts'
export { type DeviceReport, MAX_EVENTS, reportShape, takeReport } from './devices/device-report.ts'
export { type DeviceSync, deviceSync, keepInTouch, SYNC_MS } from './devices/device-sync.ts'
export { type DeviceTable, newDevice } from './devices/device-table.ts'
export { deviceToken } from './devices/device-token.ts'
export { forgetSeen } from './door/forget-seen.ts'
export { type Door, type DoorOptions, type DoorRequest, openDoor } from './door/open-door.ts'
export { ServiceError, type ServiceErrorCode } from './error.ts'
export { LEAST_SHOWN, shownCount } from './figures/shown-count.ts'
export { type CsvFault, type CsvFile, type CsvRow, readCsv } from './import/read-csv.ts'
export type { RowRefusal } from './import/row-refusal.ts'
export type { IssuedType, IssuingMoment } from './issuance/issued-type.ts'
export { issuerKeysOf } from './issuance/issuer-keys-of.ts'
export type { Offer, OfferOrder } from './issuance/offers.ts'
export { type Issuance, openIssuance } from './issuance/open-issuance.ts'
export { type ServiceKeys, serviceKeys, serviceRequestKey } from './keys/service-keys.ts'
export { localTextShape } from './local-text-shape.ts'
export { misfits } from './misfits.ts'
export { type Bar, barChart } from './pages/bar-chart.ts'
export { fieldsOf, fileOf } from './pages/form-fields.ts'
export { languageOf } from './pages/language.ts'
export { offerPart } from './pages/offer-part.ts'
export { type Html, type Page, type PageLink, pageOf, withLanguage } from './pages/page.ts'
export {
  type Column,
  choice,
  type Field,
  facts,
  field,
  figures,
  fileField,
  form,
  notice,
  panel,
  renewed,
  say,
  table,
} from './pages/parts.ts'
export { qrOf } from './pages/qr.ts'
export {
  type PageContent,
  type PageWriter,
  pagesUnder,
  type Say,
  speak,
  type Writing,
  writingFor,
} from './pages/writing.ts'
export { loadPayments } from './payment/load-payments.ts'
export type { PaymentAnswer, PaymentOrder, PaymentPort } from './payment/payment-port.ts'
export { openPurchases, type PaymentState, type Purchases } from './payment/purchases.ts'
export { type SandboxCase, type SandboxPayments, sandboxPayments } from './payment/sandbox.ts'
export { type ServicePorts, systemPorts } from './ports.ts'
export { type CityTrust, policyOf } from './register/city-trust.ts'
export { followRegister, type Register } from './register/follow-register.ts'
export {
  type EntriesOptions,
  type OperatorWords,
  type ServiceAct,
  type ServicePlan,
  serviceEntries,
} from './register/service-plan.ts'
export { type ServiceFigures, serviceFigures } from './serve/figures.ts'
export { type RunService, runService, type ServiceBasis, type ServiceDefinition } from './serve/run-service.ts'
export { type RunningService, type ServedService, serveService, serviceApp } from './serve/serve-service.ts'
export { type ProgramStart, type ServiceProgram, serviceProgram } from './serve/service-program.ts'
export { openStaff, STAFF_CLAIM, type Staff } from './staff/open-staff.ts'
export type { StaffEnv } from './staff/staff-env.ts'
export { destroyIfEnded } from './sunset/destroy-if-ended.ts'
export { destroyService, hasEnded, type ServiceDestruction } from './sunset/destroy-service.ts'
export { cityDay, cityMinute, isDay } from './time/city-time.ts'
export { dropOver } from './upkeep/drop-over.ts'
