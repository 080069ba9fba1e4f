import { cityDay, type IssuedType } from '@hefu/service-kit'
import { CARD_STUDENT, type Clock, EXAM_SCORE } from '@hefu/standard'
import { z } from 'zod'
import type { ExamKeys } from './exam-keys.ts'
import { releaseStanding } from './release/release-gate.ts'
import { scoreValues } from './results/score-values.ts'
import { unsealResult } from './results/seal-result.ts'
import { findCandidate } from './store/candidate-store.ts'
import { findSession } from './store/session-store.ts'
import type { ExamsDatabase } from './store/tables.ts'
import { cardValues, LEVELS } from './students/student-card.ts'

const ScoreTerms = z.object({ session: z.string(), number: z.string() })
const CardTerms = z.object({ school: z.string(), level: z.enum(LEVELS), validUntil: z.string() })

/**
 * What this authority issues. The offer of a result names a candidate and holds nothing of what it says: each issuance reads the newest, so
 * that a correction reaches a wallet at its next refresh, and asks again whether it is out.
 */
export function issuedTypes(database: ExamsDatabase, keys: ExamKeys, clock: Clock): readonly IssuedType[] {
  return [
    {
      type: EXAM_SCORE,
      refreshed: true,
      async values(terms) {
        const of = ScoreTerms.parse(terms)
        const session = await findSession(database, of.session)
        if (!session || releaseStanding(session, clock()).standing !== 'released') return null
        const candidate = await findCandidate(database, of)
        return candidate?.result ? scoreValues(of.session, unsealResult(keys.results, of, candidate.result)) : null
      },
    },
    {
      type: CARD_STUDENT,
      refreshed: true,
      values: (terms, { now, utcOffsetMinutes }) => cardValues(CardTerms.parse(terms), cityDay(now, utcOffsetMinutes)),
    },
  ]
}
