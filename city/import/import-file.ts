import type { Clock } from '@hefu/standard'
import type pg from 'pg'
import { fileDigest } from './file-digest.ts'
import {
  beginImport,
  finishImport,
  type ImportProgress,
  lockImports,
  readProgress,
  type Written,
} from './import-store.ts'
import { readText } from './read-text.ts'
import type { Checked, Refusal } from './refusal.ts'

/** Records that are written together: some megabytes. */
const BATCH = 5_000

/** Some records that follow one another in a file. */
export interface Batch {
  /** Rows for COPY. */
  readonly rows: string
  /** How many rows. */
  readonly count: number
  readonly refusals: readonly (Refusal & { readonly line: number })[]
}

/** How an import goes on while somebody waits for it. */
export interface ImportWatch {
  /** Told after each batch. */
  readonly onProgress: (progress: ImportStep) => void
  /** Stops it after the batch that is being written; it is resumed by another import of the same file. */
  readonly signal: AbortSignal
}

/** A file, and how its records become rows. */
export interface FileImport<Read extends { readonly line: number }> extends ImportWatch {
  readonly path: string
  /** What decides beside its bytes what a file says. */
  readonly readAs: string
  /** The same number for all imports that have to wait for one another. */
  readonly lock: number
  readonly records: (pieces: AsyncIterable<string>) => AsyncIterable<readonly Read[]>
  /** A record as a row for COPY, or why it is not taken. Sees each record of the file once, in order. */
  readonly check: (record: Read) => Checked<string>
  /** Writes a batch and how far the import has come by it, in one transaction. */
  readonly write: (client: pg.ClientBase, digest: Uint8Array, batch: Batch, now: number) => Promise<Written>
  /** After the last batch of an import that has written anything. */
  readonly settle?: (client: pg.ClientBase) => Promise<unknown>
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
 * Imports a file in one pass, with two batches in memory: while one is written the next is read. A record that breaks a rule goes into the
 * report and keeps no other from being taken. An interrupted import goes on where it stopped; one that is repeated changes nothing.
 *
 * @throws CityError `import-header` or `import-unreadable`; what was written before stays
 */
export async function importFile<Read extends { readonly line: number }>(
  client: pg.ClientBase,
  clock: Clock,
  file: FileImport<Read>,
): Promise<ImportResult> {
  const { path, onProgress, signal } = file
  const { digest, bytes } = await fileDigest(path, file.readAs)
  const unlock = await lockImports(client, file.lock)
  try {
    const before = await beginImport(client, digest)
    const progress = { records: before.records, refused: before.refused, bytesRead: 0 }
    let changes = before.added + before.changed
    const taker = batchTaker(file.check, before.records)
    let writing: Promise<unknown> = Promise.resolve()
    const write = async (batch: Batch, bytesRead: number): Promise<void> => {
      await writing
      writing = file.write(client, digest, batch, Math.floor(clock())).then((written) => {
        progress.records += written.added + written.changed + written.unchanged + written.refused
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
      for await (const records of file.records(pieces)) {
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
    if (changes > 0) await file.settle?.(client)
    return { ...(await finishImport(client, digest)), digest, resumedAfter: before.records }
  } finally {
    await unlock()
  }
}

interface BatchTaker<Read> {
  /** Takes a record, and answers the batch that it completes. */
  take(record: Read): Batch | null
  rest(): Batch
}

/** Checks records and makes batches of them. The first `done` are checked alone, so that what may stand in a file once is known: they are written. */
function batchTaker<Read extends { readonly line: number }>(
  check: (record: Read) => Checked<string>,
  done: number,
): BatchTaker<Read> {
  let passed = 0
  let rows: string[] = []
  let refusals: Batch['refusals'][number][] = []

  function rest(): Batch {
    const batch = { rows: rows.join(''), count: rows.length, refusals }
    rows = []
    refusals = []
    return batch
  }

  return {
    rest,
    take(record) {
      const checked = check(record)
      if (passed++ < done) return null
      if (checked.outcome === 'refused') refusals.push({ line: record.line, ...checked.refusal })
      else rows.push(checked.value)
      return rows.length + refusals.length >= BATCH ? rest() : null
    },
  }
}
