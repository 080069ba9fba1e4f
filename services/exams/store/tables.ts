import type { KitTables } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import type { Band } from '../results/scores.ts'

/** The database of this service. */
export type ExamsDatabase = Kysely<ExamsTables>

/** The tables, as Kysely sees them; the migrations say why each column exists. */
export interface ExamsTables extends KitTables {
  readonly exam_session: ExamSessionTable
  readonly candidate: CandidateTable
  readonly band_count: BandCountTable
  readonly correction: CorrectionTable
  readonly file_import: FileImportTable
  readonly file_import_refusal: FileImportRefusalTable
  readonly queue_state: QueueStateTable
  readonly release_minute: ReleaseMinuteTable
}

interface ExamSessionTable {
  readonly id: string
  readonly title_zh: string
  readonly title_en: string
  readonly releases_at: number | null
  readonly kept_until: number
}

interface CandidateTable {
  readonly session: string
  readonly number: string
  readonly identity_hash: Uint8Array
  readonly result: Uint8Array | null
  readonly offer: Uint8Array | null
}

interface BandCountTable {
  readonly session: string
  readonly band: Band
  readonly candidates: number
}

/** Why a released result changes. */
export const CORRECTION_REASONS = ['re-marked', 'clerical', 'appeal'] as const
export type CorrectionReason = (typeof CORRECTION_REASONS)[number]

interface CorrectionTable {
  readonly session: string
  readonly number: string
  readonly issue: number
  readonly reason: CorrectionReason
  readonly made_at: number
}

/** What a file lists. */
export const IMPORT_KINDS = ['candidates', 'results', 'students'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

interface FileImportTable {
  readonly id: Uint8Array
  readonly session: string | null
  readonly kind: ImportKind
  readonly state: 'running' | 'done' | 'failed'
  readonly started_at: number
  readonly total_rows: number
  readonly done_rows: number
  readonly refused_rows: number
}

interface FileImportRefusalTable {
  readonly import: Uint8Array
  readonly line: number
  readonly field: string
  readonly reason: string
}

interface QueueStateTable {
  readonly session: string
  readonly issued: number
  readonly called: number
}

interface ReleaseMinuteTable {
  readonly session: string
  readonly minute: number
  readonly places: number
  readonly asks: number
  readonly handed: number
  readonly refused: number
}
