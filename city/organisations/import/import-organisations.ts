import type { Clock } from '@hefu/standard'
import type pg from 'pg'
import { copyRow } from '../../import/copy-text.ts'
import { readText } from '../../import/read-text.ts'
import { seenIds } from '../../import/seen-ids.ts'
import { IMPORT_TABLES, type OrganisationTableName } from './import-table.ts'
import { type OrganisationFormat, readRecords } from './read-records.ts'
import { type RefusedRow, writeRows } from './write-rows.ts'

/** Records that are written together. */
const BATCH = 5_000
/** Any number, the same for all imports of organisations: one at a time. */
const LOCK = 4_860_009

/** What is imported, and how. */
export interface OrganisationImport {
  readonly path: string
  readonly format: OrganisationFormat
  readonly table: OrganisationTableName
  /** Told after each batch. */
  readonly onProgress: (counts: OrganisationCounts, bytesRead: number) => void
  /** Told of records that were not taken, in the order of their lines within a batch. */
  readonly onRefused: (rows: readonly RefusedRow[]) => Promise<void>
  /** Told of records that were taken with a USCC whose check digit is wrong, by their lines. */
  readonly onDoubted: (lines: readonly number[]) => Promise<void>
  readonly signal: AbortSignal
}

/** What became of the records of a file so far. */
export interface OrganisationCounts {
  readonly records: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly doubted: number
}

/**
 * Imports a table of organisations, of their licences or of results in one pass, with one batch in memory. A record that breaks a rule is told and keeps no
 * other from being taken. A file that is imported again changes nothing, so one that was interrupted is simply imported again.
 *
 * @throws CityError `import-header` or `import-unreadable`; what was written before stays
 */
export async function importOrganisations(
  client: pg.ClientBase,
  clock: Clock,
  request: OrganisationImport,
): Promise<OrganisationCounts> {
  const table = IMPORT_TABLES[request.table]
  const seen = seenIds()
  let counts: OrganisationCounts = { records: 0, added: 0, changed: 0, unchanged: 0, refused: 0, doubted: 0 }
  let bytesRead = 0
  let rows: { readonly line: number; readonly text: string; readonly isDoubted: boolean }[] = []
  let refusals: RefusedRow[] = []

  async function write(): Promise<void> {
    const taken = rows
    const refusedBefore = refusals
    rows = []
    refusals = []
    const written = await writeRows(client, table, taken.map(({ text }) => text).join(''), Math.floor(clock()))
    const refused = [...refusedBefore, ...written.refused].toSorted((a, b) => a.line - b.line)
    const gone = new Set(written.refused.map(({ line }) => line))
    const doubted = taken.filter(({ line, isDoubted }) => isDoubted && !gone.has(line)).map(({ line }) => line)
    const kept = taken.length - written.refused.length
    counts = {
      records: counts.records + taken.length + refusedBefore.length,
      added: counts.added + written.added,
      changed: counts.changed + written.changed,
      unchanged: counts.unchanged + kept - written.added - written.changed,
      refused: counts.refused + refused.length,
      doubted: counts.doubted + doubted.length,
    }
    if (refused.length > 0) await request.onRefused(refused)
    if (doubted.length > 0) await request.onDoubted(doubted)
    request.onProgress(counts, bytesRead)
  }

  const pieces = readText(request.path, (bytes) => {
    bytesRead += bytes
  })
  // Another import may take longer than a statement of a server may.
  await client.query('set statement_timeout = 0')
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    for await (const records of readRecords(request.format, table, pieces)) {
      if (request.signal.aborted) break
      for (const record of records) {
        const { line } = record
        const checked = 'said' in record ? table.check(record.said) : null
        if ('refusal' in record) refusals.push({ line, ...record.refusal })
        else if (checked?.outcome === 'refused') refusals.push({ line, ...checked.refusal })
        else if (checked && !seen.add(checked.value.key))
          refusals.push({ line, field: table.keyColumns[0] ?? '', reason: 'repeated-id' })
        else if (checked)
          rows.push({ line, text: copyRow([line, ...checked.value.values]), isDoubted: checked.value.isDoubted })
        if (rows.length + refusals.length >= BATCH) await write()
      }
    }
    await write()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
  return counts
}
