import type { OpenDatabase } from '@hefu/server'
import {
  cityDay,
  dropOver,
  type Issuance,
  openDoor,
  openIssuance,
  type PlasticCards,
  plasticCards,
  type Register,
  type ServiceConfig,
  type ServicePorts,
  serviceRequestKey,
} from '@hefu/service-kit'
import { CARD_STUDENT } from '@hefu/standard'
import { type AskDesk, openAskDesk } from './asks/ask-desk.ts'
import { type Authority, openAuthority } from './authority.ts'
import { EXAMS_FETCH, EXAMS_ISSUER } from './entries.ts'
import { type ExamKeys, examKeys } from './exam-keys.ts'
import { issuedTypes } from './issued-types.ts'
import { DEFAULT_PACE, type PaceLimits } from './queue/pace.ts'
import { openQueues, type Queues } from './queue/queues.ts'
import { type InLine, standInLine } from './queue/stand-in-line.ts'
import { DEFAULT_NOTICE } from './release/plan-release.ts'
import { openFigures, type ReleaseFigures } from './release/release-figures.ts'
import { forgetOld } from './sessions/forget-old.ts'
import { type KnownSessions, knownSessions } from './sessions/known-sessions.ts'
import type { ExamSession } from './sessions/session.ts'
import type { ExamsTables } from './store/tables.ts'
import type { StudentCard } from './students/student-card.ts'

/** What an operator may set beside what every service has. */
export interface ExamsOptions {
  readonly pace?: PaceLimits
  /** Seconds between a release plan and its instant, at the least. */
  readonly notice?: number
  /** Milliseconds; by default the service's clock. */
  readonly nowMs?: () => number
}

/** The service without its pages: everything that they and the API call. */
export interface Exams {
  readonly keys: ExamKeys
  readonly sessions: KnownSessions
  readonly authority: Authority
  readonly desk: AskDesk
  readonly queues: Queues
  readonly figures: ReleaseFigures
  readonly issuance: Issuance
  readonly database: OpenDatabase<ExamsTables>['database']
  readonly clock: () => number
  /** Milliseconds, of the queues. */
  readonly nowMs: () => number
  /** Where somebody stands, with or without a place; whoever has none is given one. */
  stand(session: ExamSession, token: string | undefined): Promise<InLine>
  /** Cards of students, brought in by number and PIN. */
  readonly students: PlasticCards<StudentCard>
  /** Forgets sessions, student cards, passes that were shown and offers that are over. */
  forget(): Promise<void>
  /** The day in the city, `YYYY-MM-DD`. */
  today(): string
  /** Minutes that the city's clocks are ahead of UTC. */
  utcOffsetMinutes(): number
}

/** Puts the service together. @throws ServerError `master-key`, `type-key` or `secret-not-opened` */
export async function openExams(
  of: {
    readonly config: Pick<ServiceConfig, 'name' | 'dataDirectory' | 'walletUrl'>
    readonly database: OpenDatabase<ExamsTables>['database']
    readonly register: Register
    readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  },
  options: ExamsOptions = {},
): Promise<Exams> {
  const { config, database, register, ports } = of
  const { clock, random } = ports
  const nowMs = options.nowMs ?? (() => clock() * 1000)
  const keys = await examKeys(config)
  const requestKey = await serviceRequestKey(config)
  const types = issuedTypes(database, keys, clock)
  const issuance = await openIssuance({ config, database, register, issuer: EXAMS_ISSUER, types, ports })
  const students = plasticCards<StudentCard>({ database, issuance, type: CARD_STUDENT.id, key: keys.cards, ports })
  const sessions = knownSessions(database, nowMs)
  const queues = openQueues(database, options.pace ?? DEFAULT_PACE, nowMs)
  const figures = openFigures(database)
  const utcOffsetMinutes = (): number => register.bundle().utcOffsetMinutes
  const today = (): string => cityDay(clock(), utcOffsetMinutes())
  const desk = openAskDesk({
    database,
    issuance,
    identityKey: keys.identity,
    clock,
    random,
    nowMs,
    sessions,
    queues,
    figures,
    walletUrl: config.walletUrl,
    openDoor: () => openDoor({ register, service: EXAMS_FETCH, database, ports, requestKey }),
  })

  return {
    keys,
    sessions,
    authority: openAuthority({
      database,
      keys,
      random,
      clock,
      students,
      sessions,
      notice: options.notice ?? DEFAULT_NOTICE,
    }),
    desk,
    queues,
    figures,
    issuance,
    database,
    clock,
    nowMs,
    async stand(session, token) {
      const line = standInLine(session, await queues.of(session.id), token, {
        placeKey: keys.places,
        now: clock(),
        nowMs: nowMs(),
      })
      if (line.isNew) figures.count(session.id, 'places', clock())
      return line
    },
    students,
    async forget() {
      await forgetOld(database, clock())
      await students.dropOver(today())
      await dropOver({ database, issuance, ports })
    },
    today,
    utcOffsetMinutes,
  }
}
