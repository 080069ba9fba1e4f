import type { RandomSource } from '@hefu/bbs'
import type { PlasticCards } from '@hefu/service-kit'
import { type CsvFault, type CsvRow, readCsv } from '@hefu/service-kit'
import type { Clock } from '@hefu/standard'
import type { ExamKeys } from '../exam-keys.ts'
import { releaseStanding } from '../release/release-gate.ts'
import { putResults } from '../results/put-results.ts'
import { addCandidates } from '../store/candidate-store.ts'
import { addProgress, beginImport, endImport } from '../store/import-store.ts'
import { findSession } from '../store/session-store.ts'
import type { ExamsDatabase, ImportKind } from '../store/tables.ts'
import type { StudentCard } from '../students/student-card.ts'
import { CANDIDATE_COLUMNS, candidateChecker } from './check-candidates.ts'
import { RESULT_COLUMNS, resultChecker } from './check-results.ts'
import { STUDENT_COLUMNS, studentChecker } from './check-students.ts'
import { checkAll } from './checked.ts'
import type { ImportRefusal } from './import-refusal.ts'

/** What files are brought in with. */
export interface ImportPorts {
  readonly database: ExamsDatabase
  readonly keys: ExamKeys
  readonly random: RandomSource
  readonly clock: Clock
  readonly students: Pick<PlasticCards<StudentCard>, 'add'>
}

/** A file as it was handed in. */
export interface ImportFile {
  readonly kind: ImportKind
  /** Null for student cards. */
  readonly session: string | null
  readonly bytes: Uint8Array
}

/** An import that has begun. */
export interface RunningImport {
  readonly id: string
  /** Fulfilled when it is over, however that went. */
  readonly done: Promise<void>
}

/** The columns of each kind of file. */
export const COLUMNS: Readonly<Record<ImportKind, readonly string[]>> = {
  candidates: CANDIDATE_COLUMNS,
  results: RESULT_COLUMNS,
  students: STUDENT_COLUMNS,
}

/** Rows written at once: progress shows, and others get their turn in between. */
const PIECE = 500

/**
 * Reads a file and brings its rows in, a piece at a time; every row that is not taken is noted with its line and reason. What was taken
 * stays if the rest fails, and the file can simply be brought in again.
 */
export async function runImport(ports: ImportPorts, file: ImportFile): Promise<RunningImport | CsvFault> {
  const read = readCsv(file.bytes, COLUMNS[file.kind])
  if ('fault' in read) return read
  const { database, clock, random } = ports
  const total = read.rows.length + read.refused.length
  const id = await beginImport(database, { ...file, startedAt: clock(), total }, random)
  const put = pieceWriter(ports, file)
  const work = async (): Promise<void> => {
    await addProgress(database, id, read.refused.length, read.refused)
    for (let at = 0; at < read.rows.length; at += PIECE) {
      const piece = read.rows.slice(at, at + PIECE)
      await addProgress(database, id, piece.length, await put(piece))
    }
  }
  const done = work().then(
    () => endImport(database, id, 'done'),
    () => endImport(database, id, 'failed'),
  )
  return { id, done: done.catch(() => {}) }
}

/** Checks and writes pieces of one file; what is repeated in it is seen across pieces. */
function pieceWriter(
  ports: ImportPorts,
  { kind, session }: ImportFile,
): (rows: readonly CsvRow[]) => Promise<readonly ImportRefusal[]> {
  const { database, keys, random, clock } = ports
  const of = session ?? ''
  switch (kind) {
    case 'candidates': {
      const check = candidateChecker(keys.identity, of)
      return async (rows) => {
        const checked = checkAll(rows, check)
        return [...checked.refused, ...(await addCandidates(database, of, checked.rows))]
      }
    }
    case 'results': {
      const check = resultChecker()
      return async (rows) => {
        const checked = checkAll(rows, check)
        const found = await findSession(database, of)
        const isReleased = found !== null && releaseStanding(found, clock()).standing === 'released'
        const results = { database, key: keys.results, random }
        const refused = checked.rows.length > 0 ? await putResults(results, of, checked.rows, isReleased) : []
        return [...checked.refused, ...refused]
      }
    }
    case 'students': {
      const check = studentChecker()
      return async (rows) => {
        const checked = checkAll(rows, check)
        await ports.students.add(checked.rows)
        return checked.refused
      }
    }
  }
}
