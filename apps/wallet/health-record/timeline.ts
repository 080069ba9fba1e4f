import { newestFirst, type RecordEntry, type RecordKind, type RecordText, readRecord } from '@hefu/health/health-record'
import type { LocalText } from '@hefu/standard'
import type { KeptRecord, KeptResource } from './kept-record.ts'

/** An entry, and from which clinic it is. */
export interface TimelineEntry extends RecordEntry {
  /** Names it among the entries of all clinics. */
  readonly key: string
  readonly clinic: LocalText
}

/** Something that was measured more than once, for a plot. */
export interface MeasuredSeries {
  readonly code: string
  readonly title: RecordText
  readonly unit: string
  /** In the order of time. */
  readonly points: readonly { readonly at: number; readonly value: number }[]
}

/** The kinds of entry, in the order in which they are offered to choose from. */
export const RECORD_KINDS: readonly RecordKind[] = ['measurement', 'laboratory', 'report', 'immunisation', 'condition']

/** Everything that all clinics gave, as one story, newest first. */
export function timelineOf(records: readonly KeptRecord[]): readonly TimelineEntry[] {
  return records
    .flatMap(({ service, clinic, resources }) =>
      readRecord(asBundle(resources)).entries.map((entry) => ({ ...entry, key: keyOf(service, entry.id), clinic })),
    )
    .toSorted(newestFirst)
}

/** Every measurement of the same things as this entry, from whichever clinic; units that differ are different things. */
export function seriesOf(entry: RecordEntry, entries: readonly RecordEntry[]): readonly MeasuredSeries[] {
  return entry.values.flatMap(({ measured }) => {
    if (!measured) return []
    const { code, unit, title } = measured
    const points = entries.flatMap(({ at, values }) =>
      at === null
        ? []
        : values.flatMap((value) =>
            value.measured?.code === code && value.measured.unit === unit ? [{ at, value: value.measured.value }] : [],
          ),
    )
    return [{ code, title, unit, points: points.toSorted((a, b) => a.at - b.at) }]
  })
}

/** The resources behind entries, to be shared. */
export function resourcesOf(records: readonly KeptRecord[], keys: ReadonlySet<string>): readonly KeptResource[] {
  return records.flatMap(({ service, resources }) =>
    resources.filter(({ resourceType, id }) => keys.has(keyOf(service, `${resourceType}/${id}`))),
  )
}

/** Resources as a FHIR bundle. */
export function asBundle(resources: readonly KeptResource[]): object {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

function keyOf(service: string, id: string): string {
  return `${service} ${id}`
}
