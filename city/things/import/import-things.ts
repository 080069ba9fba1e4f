import type { Clock } from '@hefu/standard'
import type pg from 'pg'
import { type ImportResult, type ImportWatch, importFile } from '../../import/import-file.ts'
import { type Checked, good, refuse } from '../../import/refusal.ts'
import { type SeenIds, seenIds } from '../../import/seen-ids.ts'
import { checkThing, type ThingRules } from '../check-thing.ts'
import type { FileFormat, FileRecord } from './record.ts'
import { recordsIn } from './source.ts'
import { batchRow, settleThings, writeBatch } from './write-batch.ts'

/** Any number, the same for all imports of things: one at a time. */
const LOCK = 4_860_008

/** What is imported, and how. */
export interface ImportRequest extends ImportWatch {
  readonly path: string
  readonly format: FileFormat
  /** Whose the things are of which the file does not say it. */
  readonly custodian: string | null
}

/**
 * Imports a file of things, as {@link importFile} does.
 *
 * @throws CityError `import-header` or `import-unreadable`; what was written before stays
 */
export function importThings(
  client: pg.ClientBase,
  rules: ThingRules,
  clock: Clock,
  { path, format, custodian, onProgress, signal }: ImportRequest,
): Promise<ImportResult> {
  const seen = seenIds()
  return importFile(client, clock, {
    path,
    readAs: `${format} ${custodian ?? ''}`,
    lock: LOCK,
    records: (pieces) => recordsIn(format, pieces),
    check: (record) => checkRecord(record, rules, custodian, seen),
    write: writeBatch,
    settle: settleThings,
    onProgress,
    signal,
  })
}

function checkRecord(record: FileRecord, rules: ThingRules, custodian: string | null, seen: SeenIds): Checked<string> {
  if ('refusal' in record) return { outcome: 'refused', refusal: record.refusal }
  const said = custodian === null || record.said.custodian ? record.said : { ...record.said, custodian }
  const checked = checkThing(said, rules)
  if (checked.outcome === 'refused') return checked
  return seen.add(checked.value.id) ? good(batchRow(record.line, checked.value)) : refuse('id', 'repeated-id')
}
