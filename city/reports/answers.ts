import type { LocalText } from '@hefu/standard'
import type { PhotoNote, Report, ReportEvent, ReportState } from './report.ts'
import type { WholeReport } from './report-store.ts'

/** A report as whoever works on it sees it in a list. */
export interface ListedReport extends Omit<Report, 'point'> {
  readonly latitude: number
  readonly longitude: number
}

/** A report with all that belongs to it, for whoever works on it. */
export interface WorkedReport extends ListedReport {
  readonly events: readonly ReportEvent[]
  readonly photos: readonly PhotoNote[]
  /** Whether the reporter can still read an answer. */
  readonly canFollow: boolean
}

/** A report as its reporter sees it. */
export interface FollowedReport {
  readonly id: string
  readonly category: string
  readonly categoryName: LocalText
  readonly custodianName: LocalText
  readonly thing: string | null
  readonly words: string
  readonly state: ReportState
  readonly openedAt: number
  readonly changedAt: number
  readonly closedAt: number | null
  readonly events: readonly ReportEvent[]
  /** Those that are shown. */
  readonly photos: readonly PhotoNote[]
  /** How many are not. */
  readonly hiddenPhotos: number
}

/** An open report that may be of the same fault. */
export interface SimilarAnswer {
  readonly id: string
  readonly thing: string | null
  readonly state: ReportState
  readonly openedAt: number
  readonly metres: number
  /** Null until the custodian has looked at them. */
  readonly words: string | null
}

/** A report in a list. */
export function listedOf({ point, ...report }: Report): ListedReport {
  return { ...report, ...point }
}

/** A report with all that belongs to it but the hash of its secret. */
export function workedOf({ report, events, photos, followHash }: WholeReport): WorkedReport {
  return { ...listedOf(report), events, photos, canFollow: followHash !== null }
}

/** A report for its reporter: nothing of the team, and no address of a photo that is not shown. */
export function followedOf(
  { report, events, photos }: WholeReport,
  names: { readonly category: LocalText; readonly custodian: LocalText },
): FollowedReport {
  const { id, category, thing, words, state, openedAt, changedAt, closedAt } = report
  const shown = photos.filter((photo) => photo.shown)
  return {
    id,
    category,
    categoryName: names.category,
    custodianName: names.custodian,
    thing,
    words,
    state,
    openedAt,
    changedAt,
    closedAt,
    events,
    photos: shown,
    hiddenPhotos: photos.length - shown.length,
  }
}
