import { EMPLOYER_BAND, EXAMS_PLAN, type RunningExams, SCHOOL_ADMISSION, SCORE_TAKERS, startExams } from '@hefu/exams'
import { localText } from '@hefu/standard'
import { DemoError } from '../error.ts'
import type { Resident } from '../residents/resident.ts'
import type { Operator } from './operator.ts'
import { OPERATOR_WORDS } from './operator-words.ts'

const DAY = 86_400
const KEPT = 730 * DAY
/** How many residents sat an examination. */
const CANDIDATES = 30
/** Whose results came out yesterday. */
export const RELEASED_SESSION = '2026-mock-1'
/** Whose results come out tomorrow. */
export const COMING_SESSION = '2026-mock-2'
/** A student card on plastic to try, and its PIN. */
export const STUDENT_CARD = { number: 'S-1001', pin: '493817' } as const

/** The education authority: an examination whose results are out, one whose are not, and student cards. */
export const examsOperator: Operator<RunningExams> = {
  plan: EXAMS_PLAN,
  async takers({ span, keyOf }) {
    const [schoolKey, employerKey] = [await keyOf(SCHOOL_ADMISSION), await keyOf(EMPLOYER_BAND)]
    return SCORE_TAKERS({ schoolKey, employerKey, complaints: OPERATOR_WORDS.exams.complaints, ...span })
  },
  async start({ config, ports }, residents) {
    const { clock } = ports
    const running = await startExams(config, { nowMs: () => clock() * 1000, requestsPerMinute: 100_000 }, ports)
    await load(running, residents, clock())
    return running
  },
}

/** The number under which the resident of that place in the list sat. */
export function candidateOf(index: number): string {
  return String(20_260_001 + index)
}

async function load(running: RunningExams, residents: readonly Resident[], now: number): Promise<void> {
  const { authority } = running.exams
  const sat = residents.slice(0, CANDIDATES)
  for (const { id, title, releasesAt } of [
    { id: RELEASED_SESSION, title: localText('第一次模拟考试', 'First mock examination'), releasesAt: now - DAY },
    { id: COMING_SESSION, title: localText('第二次模拟考试', 'Second mock examination'), releasesAt: now + DAY },
  ]) {
    if ((await authority.open({ id, title, releasesAt, keptUntil: now + KEPT })) === 'taken') return
    const candidates = sat.map(({ idNumber }, index) => `${candidateOf(index)},${idNumber}`)
    await bringIn(running, 'candidates', id, ['candidate,id-number', ...candidates])
    await bringIn(running, 'results', id, [
      RESULT_HEADER,
      ...sat.map((_, place) => resultLine(candidateOf(place), place)),
    ])
  }
  const { number, pin } = STUDENT_CARD
  const card = `${number},${pin},演示市第一中学,secondary,2035-07-31`
  await bringIn(running, 'students', null, ['student,pin,school,level,valid-until', card])
}

/** Brings a file in, as staff of the authority do. @throws DemoError `city-refused` */
export async function bringIn(
  { exams }: RunningExams,
  kind: 'candidates' | 'results' | 'students',
  session: string | null,
  lines: readonly string[],
): Promise<void> {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const begun = await exams.authority.bringIn({ kind, session, bytes })
  if ('fault' in begun) throw new DemoError('city-refused', `the file of ${kind} was not taken: ${begun.fault}`)
  await begun.done
}

/** The first line of a file of results. */
export const RESULT_HEADER = 'candidate,chinese,mathematics,english,physics,chemistry,biology,total,band'
const BANDS = ['a', 'b', 'c', 'd', 'e']

/** Made-up points, by the candidate's place in the list; biology was not taken. */
export function resultLine(candidate: string, place: number): string {
  const points = [0, 1, 2, 3, 4].map((subject) => 70 + ((place * 13 + subject * 29) % 70))
  const total = points.reduce((sum, one) => sum + one, 0)
  return [candidate, ...points, '', total, BANDS[place % BANDS.length]].join(',')
}
