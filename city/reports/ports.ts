import type { RandomSource } from '@hefu/bbs'
import type { Clock, LocalText } from '@hefu/standard'
import type { ThingPorts } from '../things/ports.ts'
import type { Point } from '../things/thing.ts'
import type { CategoryStore } from './category-store.ts'
import type { FloodGuard } from './flood/flood-guard.ts'
import type { PhotoDrawer } from './photos/photo-drawer.ts'
import type { SimilarReport } from './report-list.ts'
import type { ReportStore } from './report-store.ts'

/** Finds open reports that may be of the same fault. */
export type FindSimilar = (
  of: { readonly category: string; readonly thing: string | null; readonly point: Point },
  limit: number,
) => Promise<readonly SimilarReport[]>

/** What reports stand on. */
export interface ReportPorts {
  readonly store: ReportStore
  readonly categories: CategoryStore
  readonly similar: FindSimilar
  /** The addresses of things that have one. */
  readonly addresses: (things: readonly string[]) => Promise<ReadonlyMap<string, LocalText>>
  readonly things: Pick<ThingPorts, 'things' | 'register'>
  readonly drawer: PhotoDrawer
  readonly guard: FloodGuard
  readonly clock: Clock
  readonly random: RandomSource
}
