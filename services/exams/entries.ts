import type { ServicePlan } from '@hefu/service-kit'
import {
  CARD_STUDENT,
  EXAM_SCORE,
  EXAM_SUBJECTS,
  type IssuerId,
  issuerId,
  type LocalText,
  localText,
  PERSON_IDENTITY,
  type RequestKey,
  type Service,
  type ServiceId,
  serviceId,
} from '@hefu/standard'
import { MIGRATIONS } from './migrations/migrations.ts'

/** The education authority as an issuer. */
export const EXAMS_ISSUER: IssuerId = issuerId('exams')
/** Asks for the identity number, to know whose result it hands over. */
export const EXAMS_FETCH: ServiceId = serviceId('exams.fetch')
/** A school that admits by subjects. */
export const SCHOOL_ADMISSION: ServiceId = serviceId('school.admission')
/** An employer that asks for the band and nothing else. */
export const EMPLOYER_BAND: ServiceId = serviceId('employer.band')

/** Attribute index of `person.identity`: all that is asked for. */
export const ID_NUMBER: number = PERSON_IDENTITY.attributes.findIndex(({ name }) => name === 'id-number')
/** Attribute indexes of `exam.score`. */
export const SESSION = 0
export const SUBJECTS: readonly number[] = EXAM_SUBJECTS.map((_, index) => index + 1)
export const BAND: number = EXAM_SCORE.attributes.findIndex(({ name }) => name === 'band')

const COMMON = { scope: 'visit', admission: 'any', showing: 'answer', admits: [] } as const

/** The education authority to the register: what it issues, and its one question. */
export const EXAMS_PLAN: ServicePlan = {
  issuer: EXAMS_ISSUER,
  types: [EXAM_SCORE, CARD_STUDENT],
  migrations: MIGRATIONS,
  services: ({ operator, cityIssuer, publicUrl, requestKey, validFrom, endsAt }) => [
    {
      ...COMMON,
      id: EXAMS_FETCH,
      operator: operator.name,
      name: localText('考试成绩领取', 'Examination results'),
      purpose: localText('核对领取人即考生本人', 'To hand a result to whom it belongs'),
      legalBasis: operator.legalBasis,
      issuer: cityIssuer,
      type: PERSON_IDENTITY.id,
      required: [ID_NUMBER],
      optional: [],
      retentionDays: 0,
      contact: operator.contact,
      complaints: operator.complaints,
      requestKeys: [requestKey],
      answersAt: `${publicUrl}/api/answers`,
      validFrom,
      endsAt,
    },
  ],
}

/** Two who take what the authority issues: a school that admits by subjects, and an employer that asks for the band. Each signs its own requests. */
export function SCORE_TAKERS(options: {
  readonly schoolKey: RequestKey
  readonly employerKey: RequestKey
  readonly complaints: LocalText
  /** Unix seconds. */
  readonly validFrom: number
  readonly endsAt: number
}): readonly Service[] {
  const { schoolKey, employerKey, complaints, validFrom, endsAt } = options
  const both = { ...COMMON, issuer: EXAMS_ISSUER, type: EXAM_SCORE.id, complaints, validFrom, endsAt }
  return [
    {
      ...both,
      id: SCHOOL_ADMISSION,
      operator: localText('演示市第一中学', 'Demo City First School'),
      name: localText('招生', 'Admission'),
      purpose: localText('按科目成绩录取', 'To admit by results in single subjects'),
      legalBasis: localText('本人同意', 'Consent'),
      required: [SESSION],
      optional: SUBJECTS,
      retentionDays: 90,
      contact: 'admission@school.example',
      requestKeys: [schoolKey],
    },
    {
      ...both,
      id: EMPLOYER_BAND,
      operator: localText('演示机械公司', 'Demo Machine Works'),
      name: localText('招聘', 'Applications'),
      purpose: localText('核对应聘者的考试等级', 'To check the band of an applicant'),
      legalBasis: localText('本人同意', 'Consent'),
      required: [BAND],
      optional: [],
      retentionDays: 30,
      contact: 'jobs@employer.example',
      requestKeys: [employerKey],
    },
  ]
}
