export type { Answered, AskDesk, Begun } from './asks/ask-desk.ts'
export type { Authority, SessionFigures } from './authority.ts'
export {
  BAND,
  EMPLOYER_BAND,
  EXAMS_FETCH,
  EXAMS_PLAN,
  ID_NUMBER,
  SCHOOL_ADMISSION,
  SCORE_TAKERS,
  SESSION,
  SUBJECTS,
} from './entries.ts'
export { ExamsError, type ExamsErrorCode } from './error.ts'
export { type Exams, type ExamsOptions, openExams } from './exams.ts'
export { EXAMS_PROGRAM } from './exams-program.ts'
export { DEFAULT_PACE, type PaceLimits } from './queue/pace.ts'
export type { InLine, LineStanding } from './queue/stand-in-line.ts'
export type { ExamSession } from './sessions/session.ts'
export { examsRoutes, type RunningExams, startExams } from './start-exams.ts'
