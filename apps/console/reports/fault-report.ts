import { list, localText, number, oneOf, orNull, record, type Shape, text, truth } from '@hefu/app-browser/city-api'
import { REPORT_STATES, type ReportState } from '@hefu/app-browser/reports'
import type { LocalText } from '@hefu/standard'

/** A report as it stands in a list. Who reported it is nowhere; times are Unix seconds, of what a reporter did to ten minutes. */
export interface ListedReport {
  readonly id: string
  readonly category: string
  readonly custodian: string
  readonly thing: string | null
  readonly latitude: number
  readonly longitude: number
  readonly words: string
  /** Whether everybody sees the words. */
  readonly wordsShown: boolean
  readonly state: ReportState
  readonly team: string | null
  readonly openedAt: number
  readonly changedAt: number
  readonly closedAt: number | null
}
const listed = {
  id: text,
  category: text,
  custodian: text,
  thing: orNull(text),
  latitude: number,
  longitude: number,
  words: text,
  wordsShown: truth,
  state: oneOf(REPORT_STATES),
  team: orNull(text),
  openedAt: number,
  changedAt: number,
  closedAt: orNull(number),
} as const

/** A page of the list, the newest first, and what to send as `after` for the next one. */
export interface ReportPage {
  readonly reports: readonly ListedReport[]
  readonly next: string | null
}
export const reportPage: Shape<ReportPage> = record({ reports: list(record(listed)), next: orNull(text) })

/** A photo without its picture; `shown` when everybody sees it. */
export interface ReportPhoto {
  readonly id: string
  readonly stage: 'reported' | 'before' | 'after'
  readonly width: number
  readonly height: number
  readonly shown: boolean
}
const photo: Shape<ReportPhoto> = record({
  id: text,
  stage: oneOf(['reported', 'before', 'after']),
  width: number,
  height: number,
  shown: truth,
})

/** Something that became of a report; of its reporter where there is no office. */
export interface ReportEvent {
  readonly state: ReportState
  readonly note: string | null
  readonly office: LocalText | null
  readonly at: number
}
const event: Shape<ReportEvent> = record({
  state: oneOf(REPORT_STATES),
  note: orNull(text),
  office: orNull(localText),
  at: number,
})

/** A report with all that belongs to it. */
export interface WorkedReport extends ListedReport {
  readonly events: readonly ReportEvent[]
  readonly photos: readonly ReportPhoto[]
  /** Whether the reporter can still read an answer. */
  readonly canFollow: boolean
}
export const workedReport: Shape<WorkedReport> = record({
  ...listed,
  events: list(event),
  photos: list(photo),
  canFollow: truth,
})

/** What can be reported; `kind` is that of the things it is about. */
export interface Category {
  readonly code: string
  readonly kind: string | null
  readonly name: LocalText
}
export const categories: Shape<{ readonly categories: readonly Category[] }> = record({
  categories: list(record({ code: text, kind: orNull(text), name: localText })),
})
