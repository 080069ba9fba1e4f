import { ExamsError } from '../error.ts'
import { releaseStanding } from '../release/release-gate.ts'
import type { ExamSession } from '../sessions/session.ts'
import { addToBands, changeBand } from '../store/band-store.ts'
import { findCandidate } from '../store/candidate-store.ts'
import type { CorrectionReason } from '../store/tables.ts'
import type { ResultPorts } from './put-results.ts'
import { MAX_ISSUE, type Result, type Scores, sameScores } from './scores.ts'
import { sealResult, unsealResult } from './seal-result.ts'

/** A correction of one released result. */
export interface Correction {
  /** Candidate number, as `candidateNumber` gives it. */
  readonly number: string
  readonly scores: Scores
  readonly reason: CorrectionReason
}

/**
 * Corrects a result that is out: its issue counts up. A wallet gets the new one at its next refresh, or at once when its holder asks
 * again; what it held before runs out with its epoch.
 *
 * @throws ExamsError `not-released`, `unknown-candidate` (who has no result is unknown too) or `same-scores`
 */
export function correctResult(
  ports: ResultPorts,
  session: ExamSession,
  { number, scores, reason }: Correction,
  now: number,
): Promise<Result> {
  if (releaseStanding(session, now).standing !== 'released') {
    throw new ExamsError('not-released', 'before the release a result is imported again')
  }
  const of = { session: session.id, number }
  return ports.database.transaction().execute(async (database) => {
    await database
      .selectFrom('candidate')
      .select('number')
      .where('session', '=', session.id)
      .where('number', '=', number)
      .forUpdate()
      .execute()
    const candidate = await findCandidate(database, of)
    if (!candidate?.result) throw new ExamsError('unknown-candidate', 'there is no such candidate with a result')
    const before = unsealResult(ports.key, of, candidate.result)
    const issue = before.issue + 1
    if (sameScores(before, scores) || issue > MAX_ISSUE) {
      throw new ExamsError('same-scores', 'the result says that already')
    }
    const result: Result = { ...scores, issue }
    await database
      .updateTable('candidate')
      .set({ result: sealResult(ports.key, of, result, ports.random) })
      .where('session', '=', session.id)
      .where('number', '=', number)
      .execute()
    await database
      .insertInto('correction')
      .values({ session: session.id, number, issue, reason, made_at: now })
      .execute()
    const changes = new Map()
    changeBand(changes, before.band, scores.band)
    await addToBands(database, session.id, changes)
    return result
  })
}
