import { newestFirst, type RecordEntry, type RecordKind, readRecord } from '@hefu/health/record'
import type { LocalText } from '@hefu/standard'
import type { KeptRecord, KeptResource } from './kept-record.ts'

/** An entry, and from which clinic it is. */
export interface TimelineEntry extends RecordEntry {
  /** Names it among the entries of all clinics. */
  readonly key: string
  readonly clinic: LocalText
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
