import type { Clock } from '@hefu/standard'
import type pg from 'pg'
import { readText } from '../../import/read-text.ts'
import { type SeenIds, seenIds } from '../../import/seen-ids.ts'
import { checkThing, type ThingRules } from '../check-thing.ts'
import { fileDigest } from './file-digest.ts'
import { beginImport, finishImport, type ImportProgress, lockImports, readProgress } from './import-store.ts'
import type { FileFormat, FileRecord } from './record.ts'
import { recordsIn } from './source.ts'
import { type Batch, batchRow, type Written, writeBatch } from './write-batch.ts'

/** Records that are written together: some megabytes. */
const BATCH = 5_000

/** What is imported, and how. */
export interface ImportRequest {
  readonly path: string
  readonly format: FileFormat
  /** Whose the things are of which the file does not say it. */
  readonly custodian: string | null
  /** Told after each batch. */
  readonly onProgress: (progress: ImportStep) => void
  /** Stops it after the batch that is being written; it is resumed by another import of the same file. */
  readonly signal: AbortSignal
}

/** How far an import is. */
export interface ImportStep {
  readonly records: number
  readonly refused: number
  /** Records that this run has written, without those that an earlier one had. */
  readonly written: number
  /** Bytes of the file that are read, and all of them. */
  readonly bytesRead: number
  readonly bytes: number
}

/** How an import ended. `digest` finds its report. */
export interface ImportResult extends ImportProgress {
  readonly digest: Uint8Array
  /** Records that an interrupted import of the file had dealt with before. */
  readonly resumedAfter: number
}

/**
 * Imports a file of things in one pass, with two batches in memory: while one is written the next is read. A record that breaks a rule goes into the
 * report and keeps no other from being taken. An interrupted import goes on where it stopped; one that is repeated changes nothing.
 *
 * @throws CityError `import-header` or `import-unreadable`; what was written before stays
 */
export async function importThings(
  client: pg.ClientBase,
  rules: ThingRules,
  clock: Clock,
  request: ImportRequest,
): Promise<ImportResult> {
  const { path, format, custodian, onProgress, signal } = request
  const { digest, bytes } = await fileDigest(path, `${format} ${custodian ?? ''}`)
  const unlock = await lockImports(client)
  try {
    const before = await beginImport(client, digest)
    const progress = { records: before.records, refused: before.refused, bytesRead: 0 }
    let changes = before.added + before.changed
    const taker = batchTaker(rules, custodian, before.records)
    let writing: Promise<unknown> = Promise.resolve()
    const write = async (batch: Batch, bytesRead: number): Promise<void> => {
      await writing
      writing = writeBatch(client, digest, batch, Math.floor(clock())).then((written) => {
        progress.records += recordsOf(written)
        progress.refused += written.refused
        changes += written.added + written.changed
        onProgress({ ...progress, bytesRead, bytes, written: progress.records - before.records })
      })
      // Looked at when the next batch is ready; until then nobody else may.
      writing.catch(() => {})
    }
    const pieces = readText(path, (read) => {
      progress.bytesRead += read
    })
    try {
      for await (const records of recordsIn(format, pieces)) {
        for (const record of records) {
          const batch = taker.take(record)
          if (batch) await write(batch, progress.bytesRead)
        }
        if (signal.aborted) {
          await writing
          return { ...(await readProgress(client, digest)), digest, resumedAfter: before.records }
        }
      }
      await write(taker.rest(), bytes)
    } finally {
      await writing
    }
    return { ...(await finishImport(client, digest, changes > 0)), digest, resumedAfter: before.records }
  } finally {
    await unlock()
  }
}

function recordsOf({ added, changed, unchanged, refused }: Written): number {
  return added + changed + unchanged + refused
}

interface BatchTaker {
  /** Takes a record, and answers the batch that it completes. */
  take(record: FileRecord): Batch | null
  rest(): Batch
}

/** Checks records and makes batches of them. Of the first `done` it notes the ids: they are written. */
function batchTaker(rules: ThingRules, custodian: string | null, done: number): BatchTaker {
  const seen = seenIds()
  let passed = 0
  let rows: string[] = []
  let refusals: Batch['refusals'][number][] = []

  function rest(): Batch {
    const batch = { rows: rows.join(''), things: rows.length, refusals }
    rows = []
    refusals = []
    return batch
  }

  return {
    rest,
    take(record) {
      const result = checkRecord(record, rules, custodian, seen)
      if (passed++ < done) return null
      if ('refusal' in result) refusals.push({ line: record.line, ...result.refusal })
      else rows.push(batchRow(record.line, result.thing))
      return rows.length + refusals.length >= BATCH ? rest() : null
    },
  }
}

function checkRecord(record: FileRecord, rules: ThingRules, custodian: string | null, seen: SeenIds) {
  if ('refusal' in record) return { refusal: record.refusal }
  const said = custodian === null || record.said.custodian ? record.said : { ...record.said, custodian }
  const checked = checkThing(said, rules)
  if (checked.outcome === 'refused') return { refusal: checked.refusal }
  if (!seen.add(checked.value.id)) return { refusal: { field: 'id', reason: 'repeated-id' as const } }
  return { thing: checked.value }
}
