import { geohashOf } from '../things/search/geohash.ts'
import { type CheckedReport, checkReport, type ReportRefusal, type SaidReport } from './check-report.ts'
import type { FloodAnswer } from './flood/flood-guard.ts'
import type { Jpeg } from './photos/redraw-photo.ts'
import type { ReportPorts } from './ports.ts'
import { coarse, MAX_PHOTOS, type Report } from './report.ts'
import { newReportId } from './report-id.ts'
import type { SimilarReport } from './report-list.ts'
import type { NewPhoto } from './report-store.ts'
import { newMessageId } from './webhooks/outbox.ts'

/** A report as it is sent, with what is not told to anybody. */
export interface Submission extends SaidReport {
  readonly photos: readonly Uint8Array[]
  /** SHA-256 of the secret with which the reporter follows it. */
  readonly followHash: Uint8Array
  /** A pass of the reports' service, where one was asked for. */
  readonly pass: string | null
}

/** What became of a report that was sent. */
export type Submitted =
  | { readonly outcome: 'taken'; readonly report: Report }
  | { readonly outcome: 'refused'; readonly reason: ReportRefusal | 'too-many-photos' | 'not-a-photo' | 'busy' }
  | Exclude<FloodAnswer, { readonly outcome: 'admitted' }>

/**
 * Takes a report. The rules come first, then the budget, and photos are decoded last, so that what is refused costs little. Durable when the promise
 * is fulfilled, together with whom it is to be told.
 */
export async function submitReport(ports: ReportPorts, sent: Submission): Promise<Submitted> {
  if (sent.photos.length > MAX_PHOTOS) return { outcome: 'refused', reason: 'too-many-photos' }
  const checked = await checkReport(ports, sent)
  if (typeof checked === 'string') return { outcome: 'refused', reason: checked }
  const admitted = await ports.guard.admit(placeOf(checked), sent.pass)
  if (admitted.outcome !== 'admitted') return admitted
  const drawn = await ports.drawer.redraw(sent.photos)
  if (typeof drawn === 'string') return { outcome: 'refused', reason: drawn }
  const { category, thing, point, custodian, words } = checked
  const now = coarse(ports.clock())
  const report: Report = {
    id: newReportId(ports.random),
    category: category.code,
    custodian,
    thing,
    point,
    words,
    wordsShown: false,
    state: 'open',
    team: null,
    openedAt: now,
    changedAt: now,
    closedAt: null,
  }
  const photos = drawn.map((jpeg) => newPhoto(ports, jpeg, { stage: 'reported', shown: false }))
  await ports.store.add(report, { followHash: sent.followHash, photos }, newMessageId(ports.random))
  return { outcome: 'taken', report }
}

/** A picture with an address that nobody can guess. */
export function newPhoto(
  { random }: Pick<ReportPorts, 'random'>,
  jpeg: Jpeg,
  kept: Pick<NewPhoto, 'stage' | 'shown'>,
): NewPhoto {
  return { ...jpeg, ...kept, id: random(16) }
}

const SIMILAR = 5

/** Open reports that may be of the same fault, for the reporter to look at before they send theirs. */
export async function findSimilar(
  ports: ReportPorts,
  said: SaidReport,
): Promise<readonly SimilarReport[] | ReportRefusal> {
  const checked = await checkReport(ports, said)
  if (typeof checked === 'string') return checked
  const { category, thing, point } = checked
  return ports.similar({ category: category.code, thing, point }, SIMILAR)
}

/** The thing, or a spot of the map that is some 40 metres wide. */
function placeOf({ thing, point }: CheckedReport): string {
  return thing === null ? `spot ${geohashOf(point).slice(0, 8)}` : `thing ${thing}`
}
