import { REPORT_STATES, type ReportState } from '@hefu/app-browser/reports'
import type { LocalText } from '@hefu/standard'
import { countIn, type Fields, fieldsOf, listIn, localIn, textIn, unreadable } from '../net/answer-fields.ts'

/** What can be reported of things of one kind. */
export interface FaultCategory {
  readonly code: string
  readonly kind: string | null
  readonly name: LocalText
  readonly hint: LocalText
}

/** An open report that may be of the same fault. */
export interface SimilarReport {
  readonly id: string
  readonly state: ReportState
  /** Unix seconds. */
  readonly openedAt: number
  /** Null until the custodian has looked at them. */
  readonly words: string | null
}

/** Something that became of a report. */
export interface ReportEvent {
  readonly state: ReportState
  readonly note: string | null
  /** Null for the reporter. */
  readonly office: LocalText | null
  /** Unix seconds. */
  readonly at: number
}

/** A report as the city tells it to whoever has its secret. */
export interface FollowedReport {
  readonly custodian: LocalText
  readonly words: string
  readonly state: ReportState
  readonly events: readonly ReportEvent[]
  /** Those that all see. */
  readonly photos: readonly { readonly id: string; readonly stage: 'reported' | 'before' | 'after' }[]
  readonly hiddenPhotos: number
}

/** Reads the answer to `GET /reports/categories`. @throws AppError `city-down` for what is none */
export function readCategories(value: unknown): readonly FaultCategory[] {
  return listIn(fieldsOf(value), 'categories').map((row) => ({
    code: textIn(row, 'code'),
    kind: row.kind === null ? null : textIn(row, 'kind'),
    name: localIn(row, 'name'),
    hint: localIn(row, 'hint'),
  }))
}

/** The id of its kind, in the answer to `GET /t/ID` as JSON. @throws AppError `city-down` for what is none */
export function readKind(value: unknown): string {
  return textIn(fieldsOf(fieldsOf(value).kind), 'id')
}

/** Reads the answer to `POST /reports/similar`. @throws AppError `city-down` for what is none */
export function readSimilar(value: unknown): readonly SimilarReport[] {
  return listIn(fieldsOf(value), 'similar').map((row) => ({
    id: textIn(row, 'id'),
    state: stateIn(row),
    openedAt: countIn(row, 'openedAt'),
    words: row.words === null ? null : textIn(row, 'words'),
  }))
}

/** Reads the answer to `POST /reports/ID/following`. @throws AppError `city-down` for what is none */
export function readFollowed(value: unknown): FollowedReport {
  const fields = fieldsOf(value)
  return {
    custodian: localIn(fields, 'custodianName'),
    words: textIn(fields, 'words'),
    state: stateIn(fields),
    events: listIn(fields, 'events').map((row) => ({
      state: stateIn(row),
      note: row.note === null ? null : textIn(row, 'note'),
      office: row.office === null ? null : localIn(row, 'office'),
      at: countIn(row, 'at'),
    })),
    photos: listIn(fields, 'photos').map((row) => ({ id: photoIdIn(row), stage: stageIn(row) })),
    hiddenPhotos: countIn(fields, 'hiddenPhotos'),
  }
}

/** Reads the list of one that answers a report of Open311: its id. @throws AppError `city-down` for what is none */
export function readTaken(value: unknown): string {
  const id = textIn(fieldsOf(Array.isArray(value) ? value[0] : null), 'service_request_id')
  return /^[a-z2-7]{16}$/.test(id) ? id : unreadable()
}

/** Reads an error of Open311: why, and of which service a pass is asked for. Empty for what says neither. */
export function readReason(value: unknown): { readonly reason?: string; readonly service?: string } {
  const first: unknown = Array.isArray(value) ? value[0] : null
  if (typeof first !== 'object' || first === null) return {}
  const { reason, service } = first as Fields
  return {
    ...(typeof reason === 'string' && { reason }),
    ...(typeof service === 'string' && { service }),
  }
}

function photoIdIn(row: Fields): string {
  const id = textIn(row, 'id')
  return /^[A-Za-z0-9_-]{22}$/.test(id) ? id : unreadable()
}

function stageIn({ stage }: Fields): 'reported' | 'before' | 'after' {
  return stage === 'before' || stage === 'after' ? stage : 'reported'
}

function stateIn(row: Fields): ReportState {
  return REPORT_STATES.find((state) => state === row.state) ?? unreadable()
}
