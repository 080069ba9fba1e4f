import type { Generated } from 'kysely'

/** What can be wrong with things. */
export interface FaultCategoryTable {
  readonly code: string
  readonly kind: string | null
  readonly custodian: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly hint_zh: string
  readonly hint_en: string
  readonly offered: boolean
}

/** How far a report has come. */
type ReportStateColumn = 'open' | 'acknowledged' | 'assigned' | 'in-progress' | 'resolved' | 'declined' | 'withdrawn'

/** Faults that somebody reported. */
export interface ReportTable {
  readonly id: string
  readonly category: string
  readonly custodian: string
  readonly thing: string | null
  readonly latitude: number
  readonly longitude: number
  readonly geohash: string
  readonly words: string
  readonly words_shown: boolean
  readonly state: ReportStateColumn
  readonly team: string | null
  readonly follow_hash: Uint8Array | null
  readonly opened_at: number
  readonly changed_at: number
  readonly closed_at: number | null
}

/** Photos of faults. */
export interface ReportPhotoTable {
  readonly id: Uint8Array
  readonly report: string
  readonly number: number
  readonly stage: 'reported' | 'before' | 'after'
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  readonly shown: boolean
}

/** What became of reports. */
export interface ReportEventTable {
  readonly report: string
  readonly number: number
  readonly state: ReportStateColumn
  readonly note: string | null
  readonly office_zh: string | null
  readonly office_en: string | null
  readonly at: number
}

/** Where custodians want to be told of their reports. */
export interface WebhookTable {
  readonly id: string
  readonly custodian: string
  readonly url: string
  readonly secret_sealed: Uint8Array
  readonly ended: boolean
}

/** What is to be told and was not yet. */
export interface WebhookOutboxTable {
  readonly id: string
  readonly webhook: string
  readonly event: 'report.created' | 'report.updated'
  readonly report: string
  readonly state: ReportStateColumn
  readonly at: number
  readonly attempts: number
  readonly due_at: number
}

/** How calls of webhooks went. */
export interface WebhookDeliveryTable {
  readonly number: Generated<number>
  readonly webhook: string
  readonly message: string
  readonly attempt: number
  readonly outcome: 'delivered' | 'failed' | 'given-up' | 'ended'
  readonly status: number | null
  readonly reason: string | null
  readonly at: number
}
