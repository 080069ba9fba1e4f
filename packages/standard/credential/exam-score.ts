import { credentialTypeId } from '../identifiers.ts'
import type { LocalText } from '../local-text.ts'
import type { Attribute } from './attribute.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'

/** The subjects of an examination, in the order of their attributes. */
export const EXAM_SUBJECTS = ['chinese', 'mathematics', 'english', 'physics', 'chemistry', 'biology'] as const
export type ExamSubject = (typeof EXAM_SUBJECTS)[number]

const SUBJECT_NAMES: Readonly<Record<ExamSubject, LocalText>> = {
  chinese: { 'zh-CN': '语文', en: 'Chinese' },
  mathematics: { 'zh-CN': '数学', en: 'Mathematics' },
  english: { 'zh-CN': '英语', en: 'English' },
  physics: { 'zh-CN': '物理', en: 'Physics' },
  chemistry: { 'zh-CN': '化学', en: 'Chemistry' },
  biology: { 'zh-CN': '生物', en: 'Biology' },
}

/** The result of one examination: each subject apart and a coarse band, so that a school or an employer sees what it needs and no more. */
export const EXAM_SCORE: CredentialType = {
  id: credentialTypeId('exam.score'),
  name: { 'zh-CN': '考试成绩', en: 'Examination result' },
  attributes: [
    text('session', { 'zh-CN': '考试', en: 'Examination' }, 40),
    // Null where the subject was not taken.
    ...EXAM_SUBJECTS.map((subject) => text(subject, SUBJECT_NAMES[subject], 5)),
    text('total', { 'zh-CN': '总分', en: 'Total' }, 5),
    choice('band', { 'zh-CN': '等级', en: 'Band' }, [
      ['a', 'A', 'A'],
      ['b', 'B', 'B'],
      ['c', 'C', 'C'],
      ['d', 'D', 'D'],
      ['e', 'E', 'E'],
    ]),
    text('issue', { 'zh-CN': '第几次签发', en: 'Issue' }, 3),
  ],
}

function text(name: string, label: LocalText, maxLength: number): Attribute {
  return { name, label, kind: { kind: 'text', maxLength } }
}
