import type { KitTables } from '@hefu/service-kit'
import type { GeneratedAlways, Kysely } from 'kysely'

/** The database of this service. */
export type LibraryDatabase = Kysely<LibraryTables>

/** The tables, as Kysely sees them; the migration says why each column exists. */
export interface LibraryTables extends KitTables {
  readonly catalogue_record: CatalogueRecordTable
  readonly copy: CopyTable
  readonly loan: LoanTable
  readonly reservation: ReservationTable
  readonly fine: FineTable
  readonly membership: MembershipTable
  readonly loan_count: LoanCountTable
}

interface CatalogueRecordTable {
  readonly number: string
  readonly title: string
  readonly other_title: string
  readonly author: string
  readonly publisher: string
  readonly year: number | null
  readonly isbn: string
  readonly language: string
  readonly subjects: string[]
  readonly class: string
  readonly call_number: string
  readonly tokens: string[]
}

interface CopyTable {
  readonly item: string
  readonly record: string
  readonly shelf: string
  readonly missing: boolean
}

interface LoanTable {
  readonly item: string
  readonly account: string
  readonly due_on: string
  readonly renewals: number
}

interface ReservationTable {
  readonly place: GeneratedAlways<number>
  readonly record: string
  readonly account: string
  readonly item: string | null
  readonly collect_until: string | null
}

interface FineTable {
  readonly id: string
  readonly account: string
  readonly amount: number
  readonly since: string
  readonly payment: string | null
}

interface MembershipTable {
  readonly person: string
  readonly class: string
  readonly valid_until: string
  readonly offer_id: string
  readonly cards: number
  readonly cards_since: string
}

interface LoanCountTable {
  readonly day: string
  readonly class: string
  readonly loans: number
}
