import {
  type ActBody,
  CARD_LIBRARY,
  type IssuerId,
  type LocalText,
  PERSON_ENTRY,
  type RequestKey,
  type Service,
} from '@hefu/standard'
import { CLASS, LIBRARY_ACCOUNT, LIBRARY_ISSUER, LIBRARY_JOIN, OVER_18 } from './service-ids.ts'

/** What the entries depend on. */
export interface LibraryEntriesOptions {
  /** Whose entry credentials are taken: the city's. */
  readonly entryIssuer: IssuerId
  /** Where residents reach this service, without a slash at the end. */
  readonly publicUrl: string
  /** With which its pages ask. */
  readonly requestKey: RequestKey
  /** Fewest people who share a value of an attribute. */
  readonly crowd: number
  /** Unix seconds. */
  readonly validFrom: number
  readonly endsAt: number
}

const OPERATOR = text('演示市图书馆', 'Demo City Library')

/** What officers register: the issuer with its address, its card, and the two purposes for which something is shown. */
export function LIBRARY_ENTRIES(options: LibraryEntriesOptions): readonly ActBody[] {
  const { publicUrl, crowd, endsAt } = options
  return [
    { kind: 'issuer', issuer: { id: LIBRARY_ISSUER, name: OPERATOR, address: publicUrl } },
    { kind: 'credential-type', type: CARD_LIBRARY, crowd: CARD_LIBRARY.attributes.map(() => crowd), endsAt },
    ...services(options).map((service): ActBody => ({ kind: 'service', service })),
  ]
}

function services(options: LibraryEntriesOptions): readonly Service[] {
  const { entryIssuer, publicUrl, requestKey, validFrom, endsAt } = options
  const common = {
    operator: OPERATOR,
    legalBasis: text(
      '《中华人民共和国公共图书馆法》第三十四条（演示）',
      'Public libraries act, article 34 (demonstration)',
    ),
    optional: [],
    admits: [],
    // The same reader each time they come, and the same person each time they ask for a card.
    scope: 'account',
    admission: 'any',
    requestKeys: [requestKey],
    contact: 'desk@library.example',
    complaints: text('演示市文化局，电话 12345', 'Demo City Office of Culture, telephone 12345'),
    validFrom,
    endsAt,
    answersAt: `${publicUrl}/api/answers`,
  } as const
  return [
    {
      ...common,
      id: LIBRARY_ACCOUNT,
      name: text('借书和我的借阅', 'Borrowing, and your account'),
      purpose: text(
        '借书、续借、预约；图书归还后，借阅记录立即删除。',
        'To borrow, renew and reserve. A loan is forgotten as soon as it is returned.',
      ),
      issuer: LIBRARY_ISSUER,
      type: CARD_LIBRARY.id,
      required: [CLASS],
      showing: 'open',
      retentionDays: 365,
    },
    {
      ...common,
      id: LIBRARY_JOIN,
      name: text('办借书证', 'Joining the library'),
      purpose: text(
        '办理借书证：一人一证，只问是否年满十八岁。',
        'To give you a card: one to a person, and nothing is asked but whether you are 18.',
      ),
      issuer: entryIssuer,
      type: PERSON_ENTRY.id,
      required: [OVER_18],
      showing: 'answer',
      retentionDays: 365,
    },
  ]
}

function text(chinese: string, english: string): LocalText {
  return { 'zh-CN': chinese, en: english }
}
