import type { Counted } from '../operations/metrics.ts'
import type { HourlyCounts } from './hourly-counts.ts'

/** Counts how issuances end for the charts of the city's team beside the figures: what was issued by type, what was denied by rule. */
export function countIssuances(
  figures: Pick<Counted, 'issuance'>,
  counts: Pick<HourlyCounts, 'add'>,
): Pick<Counted, 'issuance'> {
  return {
    issuance(type, outcome, way) {
      figures.issuance(type, outcome, way)
      if (way === null) counts.add('denied', outcome)
      else counts.add(way, type)
    },
  }
}
