import type { KeyTables } from '@hefu/server'
import type { DestructionTable } from './tables/keys.ts'
import type { LogCosignatureTable, LogEntryTable, LogHeadTable, LogSubtreeTable, ProposalTable } from './tables/log.ts'
import type { HourlyCountTable, OfficerAuditTable, OfficerSessionTable } from './tables/officers.ts'
import type {
  MandateGrantTable,
  MandateOrderTable,
  OrganisationLicenceTable,
  OrganisationResultTable,
  OrganisationTable,
  RegisteredInspectionTable,
} from './tables/organisations.ts'
import type {
  EarlyEndOrderTable,
  EarlyEndTable,
  IssuanceRecordTable,
  OfficerAccessTable,
  PersonCaseTable,
} from './tables/people.ts'
import type {
  FaultCategoryTable,
  ReportEventTable,
  ReportPhotoTable,
  ReportTable,
  WebhookDeliveryTable,
  WebhookOutboxTable,
  WebhookTable,
} from './tables/reports.ts'
import type {
  CustodianTable,
  ThingEventTable,
  ThingImportRefusalTable,
  ThingImportTable,
  ThingKindTable,
  ThingTable,
} from './tables/things.ts'

/** The tables, as Kysely sees them; the migrations say why each column exists. */
export interface Database extends KeyTables {
  readonly proposal: ProposalTable
  readonly issuance_record: IssuanceRecordTable
  readonly early_end: EarlyEndTable
  readonly early_end_order: EarlyEndOrderTable
  readonly person_case: PersonCaseTable
  readonly officer_access: OfficerAccessTable
  readonly destruction: DestructionTable
  readonly log_entry: LogEntryTable
  readonly log_subtree: LogSubtreeTable
  readonly log_head: LogHeadTable
  readonly log_cosignature: LogCosignatureTable
  readonly officer_session: OfficerSessionTable
  readonly officer_audit: OfficerAuditTable
  readonly hourly_count: HourlyCountTable
  readonly custodian: CustodianTable
  readonly thing_kind: ThingKindTable
  readonly thing: ThingTable
  readonly thing_event: ThingEventTable
  readonly thing_import: ThingImportTable
  readonly thing_import_refusal: ThingImportRefusalTable
  readonly organisation: OrganisationTable
  readonly organisation_licence: OrganisationLicenceTable
  readonly organisation_result: OrganisationResultTable
  readonly fault_category: FaultCategoryTable
  readonly report: ReportTable
  readonly report_photo: ReportPhotoTable
  readonly report_event: ReportEventTable
  readonly webhook: WebhookTable
  readonly webhook_outbox: WebhookOutboxTable
  readonly webhook_delivery: WebhookDeliveryTable
  readonly registered_inspection: RegisteredInspectionTable
  readonly mandate_grant: MandateGrantTable
  readonly mandate_order: MandateOrderTable
}
