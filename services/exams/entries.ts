import {
  type ActBody,
  CARD_STUDENT,
  type CredentialType,
  EXAM_SCORE,
  EXAM_SUBJECTS,
  type IssuerId,
  issuerId,
  type LocalText,
  PERSON_IDENTITY,
  type RequestKey,
  type Service,
  type ServiceId,
  serviceId,
} from '@hefu/standard'

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

const AUTHORITY = text('演示市教育考试院', 'Demo City Education Authority')

/** What the entries depend on. */
export interface ExamsEntriesOptions {
  /** Whose identity credentials are taken: the city's. */
  readonly identityIssuer: IssuerId
  /** Where residents reach this service, without a slash at the end. */
  readonly publicUrl: string
  /** Of the authority itself, of a school and of an employer: each signs its own requests. */
  readonly requestKeys: Readonly<Record<'fetch' | 'school' | 'employer', RequestKey>>
  /** Fewest people who share a value of an attribute that is no text. */
  readonly crowd: number
  /** Unix seconds. */
  readonly validFrom: number
  readonly endsAt: number
}

/**
 * What officers register: the issuer with its address, its types, the authority's own question, and a school and an employer that take what
 * it issues.
 */
export function EXAMS_ENTRIES(options: ExamsEntriesOptions): readonly ActBody[] {
  const { publicUrl, crowd, endsAt } = options
  const type = (of: CredentialType): ActBody => ({
    kind: 'credential-type',
    type: of,
    // Texts identify by nature: they are shown only to who has asked and proved itself.
    crowd: of.attributes.map(({ kind }) => (kind.kind === 'text' ? 0 : crowd)),
    endsAt,
  })
  return [
    { kind: 'issuer', issuer: { id: EXAMS_ISSUER, name: AUTHORITY, address: publicUrl } },
    type(EXAM_SCORE),
    type(CARD_STUDENT),
    ...services(options).map((service): ActBody => ({ kind: 'service', service })),
  ]
}

function services({
  identityIssuer,
  publicUrl,
  requestKeys,
  validFrom,
  endsAt,
}: ExamsEntriesOptions): readonly Service[] {
  const common = { scope: 'visit', admission: 'any', showing: 'answer', admits: [], validFrom, endsAt } as const
  const complaints = text('演示市教育局，电话 12345', 'Demo City Office of Education, telephone 12345')
  return [
    {
      ...common,
      id: EXAMS_FETCH,
      operator: AUTHORITY,
      name: text('考试成绩领取', 'Examination results'),
      purpose: text('核对领取人即考生本人', 'To hand a result to whom it belongs'),
      legalBasis: text('《演示市教育考试条例》第二十条', 'Demo City ordinance on examinations, article 20'),
      issuer: identityIssuer,
      type: PERSON_IDENTITY.id,
      required: [ID_NUMBER],
      optional: [],
      retentionDays: 0,
      contact: 'results@exams.example',
      complaints,
      requestKeys: [requestKeys.fetch],
      answersAt: `${publicUrl}/api/answers`,
    },
    {
      ...common,
      id: SCHOOL_ADMISSION,
      operator: text('演示市第一中学', 'Demo City First School'),
      name: text('招生', 'Admission'),
      purpose: text('按科目成绩录取', 'To admit by results in single subjects'),
      legalBasis: text('本人同意', 'Consent'),
      issuer: EXAMS_ISSUER,
      type: EXAM_SCORE.id,
      required: [SESSION],
      optional: SUBJECTS,
      retentionDays: 90,
      contact: 'admission@school.example',
      complaints,
      requestKeys: [requestKeys.school],
    },
    {
      ...common,
      id: EMPLOYER_BAND,
      operator: text('演示机械公司', 'Demo Machine Works'),
      name: text('招聘', 'Applications'),
      purpose: text('核对应聘者的考试等级', 'To check the band of an applicant'),
      legalBasis: text('本人同意', 'Consent'),
      issuer: EXAMS_ISSUER,
      type: EXAM_SCORE.id,
      required: [BAND],
      optional: [],
      retentionDays: 30,
      contact: 'jobs@employer.example',
      complaints,
      requestKeys: [requestKeys.employer],
    },
  ]
}

function text(chinese: string, english: string): LocalText {
  return { 'zh-CN': chinese, en: english }
}
