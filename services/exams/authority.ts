import type { CsvFault } from '@hefu/service-kit'
import { ExamsError } from './error.ts'
import { type ImportFile, type ImportPorts, type RunningImport, runImport } from './import/run-import.ts'
import { planRelease } from './release/plan-release.ts'
import { type Correction, correctResult } from './results/correct-result.ts'
import type { Band, Result } from './results/scores.ts'
import type { KnownSessions } from './sessions/known-sessions.ts'
import { checkSession, type ExamSession } from './sessions/session.ts'
import { readBands } from './store/band-store.ts'
import { countCandidates } from './store/candidate-store.ts'
import { type ListedCorrection, listCorrections } from './store/correction-store.ts'
import { addSession, setRelease } from './store/session-store.ts'

/** How far a session is. */
export interface SessionFigures {
  readonly candidates: number
  readonly results: number
  readonly bands: ReadonlyMap<Band, number>
}

/** What staff of the authority do; the pages call it, and so does whoever drives a demonstration. */
export interface Authority {
  /** @throws ExamsError `malformed-session` */
  open(session: ExamSession): Promise<'opened' | 'taken'>
  bringIn(file: ImportFile): Promise<RunningImport | CsvFault>
  /** @throws ExamsError `unknown-session`, `already-released` or `notice-too-short` */
  plan(session: string, releasesAt: number | null): Promise<void>
  /** @throws ExamsError `unknown-session`, `not-released`, `unknown-candidate` or `same-scores` */
  correct(session: string, correction: Correction): Promise<Result>
  figures(session: string): Promise<SessionFigures>
  corrections(session: string): Promise<readonly ListedCorrection[]>
}

/** Opens it. @param notice seconds between a plan and its instant, at the least */
export function openAuthority(
  ports: ImportPorts & { readonly sessions: KnownSessions; readonly notice: number },
): Authority {
  const { database, keys, random, clock, sessions, notice } = ports

  async function known(id: string): Promise<ExamSession> {
    const session = await sessions.find(id)
    if (!session) throw new ExamsError('unknown-session', 'there is no such session')
    return session
  }

  return {
    async open(session) {
      const added = await addSession(database, checkSession(session))
      sessions.forget()
      return added ? 'opened' : 'taken'
    },
    bringIn: (file) => runImport(ports, file),
    async plan(id, releasesAt) {
      const planned = planRelease(await known(id), releasesAt, clock(), notice)
      const isSet = await setRelease(database, planned, clock())
      sessions.forget()
      if (!isSet) throw new ExamsError('already-released', `the results of ${id} are out`)
    },
    correct: async (id, correction) =>
      correctResult({ database, key: keys.results, random }, await known(id), correction, clock()),
    async figures(id) {
      const [counts, bands] = await Promise.all([countCandidates(database, id), readBands(database, id)])
      return { ...counts, bands }
    },
    corrections: (id) => listCorrections(database, id),
  }
}
