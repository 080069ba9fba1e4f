import type { LocalText } from '@hefu/standard'
import { checkText } from '../import/check-text.ts'
import { plainWords } from './plain-words.ts'
import type { ReportPorts } from './ports.ts'
import { isClosed, MAX_PHOTOS, MAX_WORDS, type PhotoStage, type Report, type ReportState } from './report.ts'
import type { ReportChange, WholeReport } from './report-store.ts'
import { newPhoto } from './submit-report.ts'
import { newMessageId } from './webhooks/outbox.ts'

/** Who works on reports: an office, for a custodian or for all of them. */
export interface ReportWorker {
  readonly office: LocalText
  /** Whose reports they see and work on; null for those of all. */
  readonly custodian: string | null
}

/** What a custodian may do with a report, beside reading it. */
export interface ReportWork {
  /** The state that follows. */
  readonly state?: Exclude<ReportState, 'open' | 'withdrawn'> | undefined
  /** What the reporter is told. */
  readonly note?: string | undefined
  /** Who has it; null takes it from them. */
  readonly team?: string | null | undefined
  /** Whether all see the reporter's words. */
  readonly showWords?: boolean | undefined
  /** Which photos all see from now on, by their ids. */
  readonly showPhotos?: readonly string[] | undefined
}

/** Why work on a report is not done. */
export type WorkRefusal =
  | 'unknown-report'
  | 'closed'
  | 'not-the-next-state'
  | 'note-missing'
  | 'note-too-long'
  | 'team-malformed'
  | 'unknown-photo'
  | 'too-many-photos'
  | 'not-a-photo'
  | 'busy'

/** What may follow a state. A custodian that took a report too early may give it back to be assigned anew. */
const NEXT: Readonly<Record<ReportState, readonly ReportState[]>> = {
  open: ['acknowledged', 'assigned', 'in-progress', 'resolved', 'declined'],
  acknowledged: ['assigned', 'in-progress', 'resolved', 'declined'],
  assigned: ['assigned', 'in-progress', 'resolved', 'declined'],
  'in-progress': ['assigned', 'resolved', 'declined'],
  resolved: [],
  declined: [],
  withdrawn: [],
}

type Ports = Pick<ReportPorts, 'store' | 'drawer' | 'clock' | 'random'>

/** A report with all that a worker sees of it; null for another custodian's, which looks like one that nobody has. */
export async function seeReport({ store }: Ports, by: ReportWorker, id: string): Promise<WholeReport | null> {
  const whole = await store.find(id)
  return whole && isTheirs(by, whole.report) ? whole : null
}

/** A worker does something with a report. Once it has ended, only what all see of it can still be changed. */
export async function workOnReport(
  { store, clock, random }: Ports,
  by: ReportWorker,
  id: string,
  work: ReportWork,
): Promise<Report | WorkRefusal> {
  const note = work.note === undefined ? '' : plainWords(work.note, MAX_WORDS)
  if (note === null) return 'note-too-long'
  const team = readTeam(work.team)
  if (team === 'malformed') return 'team-malformed'
  const now = Math.floor(clock())
  return store.change<WorkRefusal>(
    id,
    (whole) => changeBy(by, whole, { ...work, note }, team, now),
    newMessageId(random),
  )
}

/** A worker adds photos from before or after the work, in the place of those that were there. They are shown to all unless told otherwise. */
export async function addPhotos(
  { store, drawer, clock, random }: Ports,
  by: ReportWorker,
  id: string,
  sent: {
    readonly stage: Exclude<PhotoStage, 'reported'>
    readonly photos: readonly Uint8Array[]
    readonly shown: boolean
  },
): Promise<Report | WorkRefusal> {
  const { stage, photos, shown } = sent
  if (photos.length > MAX_PHOTOS) return 'too-many-photos'
  if (photos.length === 0) return 'not-a-photo'
  if (!(await seeReport({ store, drawer, clock, random }, by, id))) return 'unknown-report'
  const drawn = await drawer.redraw(photos)
  if (typeof drawn === 'string') return drawn
  const now = Math.floor(clock())
  return store.change<WorkRefusal>(
    id,
    ({ report }) => {
      if (!isTheirs(by, report)) return 'unknown-report'
      if (report.state === 'withdrawn') return 'closed'
      const added = drawn.map((jpeg) => newPhoto({ random }, jpeg, { stage, shown }))
      return { report: { ...report, changedAt: now }, event: null, photos: added }
    },
    newMessageId(random),
  )
}

function changeBy(
  by: ReportWorker,
  { report, photos }: WholeReport,
  work: ReportWork & { readonly note: string },
  team: string | null | undefined,
  now: number,
): ReportChange | WorkRefusal {
  if (!isTheirs(by, report)) return 'unknown-report'
  const { state = report.state, note, showWords = report.wordsShown, showPhotos } = work
  const works = work.state !== undefined || note !== '' || team !== undefined
  if (report.state === 'withdrawn' || (works && isClosed(report.state))) return 'closed'
  if (work.state !== undefined && !NEXT[report.state].includes(work.state)) return 'not-the-next-state'
  // Whoever reported something is told why nothing will be done.
  if (work.state === 'declined' && note === '') return 'note-missing'
  if (showPhotos?.some((id) => !photos.some((photo) => photo.id === id))) return 'unknown-photo'
  const told = work.state !== undefined || note !== ''
  return {
    report: {
      ...report,
      state,
      team: team === undefined ? report.team : team,
      wordsShown: showWords,
      changedAt: now,
      closedAt: isClosed(state) ? (report.closedAt ?? now) : null,
    },
    event: told ? { state, note: note === '' ? null : note, office: by.office, at: now } : null,
    ...(showPhotos && { shown: new Set(showPhotos) }),
  }
}

function isTheirs({ custodian }: ReportWorker, report: Report): boolean {
  return custodian === null || custodian === report.custodian
}

function readTeam(team: string | null | undefined): string | null | undefined | 'malformed' {
  if (team === undefined || team === null) return team
  const checked = checkText('team', team, 60)
  return checked.outcome === 'good' ? checked.value : 'malformed'
}
