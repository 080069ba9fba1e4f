import type { RunningExams } from '@hefu/exams'
import { bringIn, RESULT_HEADER, resultLine } from '../operators/exams-operator.ts'
import type { Resident } from '../residents/resident.ts'
import { DAY_SESSION, dayCandidate } from './score.ts'

const NOON = 12 * 3600
const KEPT = 730 * 86_400

/** The examination whose results come out at noon of the day, with its candidates. @param midnight Unix seconds */
export async function openExamination(
  exams: RunningExams,
  candidates: readonly Resident[],
  midnight: number,
): Promise<void> {
  await exams.exams.authority.open({
    id: DAY_SESSION,
    title: { 'zh-CN': '当天中午公布的考试', en: 'Examination released at noon' },
    releasesAt: midnight + NOON,
    keptUntil: midnight + KEPT,
  })
  const rows = candidates.map(({ idNumber }, place) => `${dayCandidate(place)},${idNumber}`)
  await bringIn(exams, 'candidates', DAY_SESSION, ['candidate,id-number', ...rows])
  const results = candidates.map((_, place) => resultLine(dayCandidate(place), place))
  await bringIn(exams, 'results', DAY_SESSION, [RESULT_HEADER, ...results])
}
