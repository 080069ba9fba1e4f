import type { EntriesOptions, ServicePlan } from '@hefu/service-kit'
import { CARD_LIBRARY, localText, PERSON_ENTRY, type Service } from '@hefu/standard'
import { LIBRARY_MIGRATIONS } from './migrations/migrations.ts'
import { CLASS, LIBRARY_ACCOUNT, LIBRARY_ISSUER, LIBRARY_JOIN, OVER_18 } from './service-ids.ts'

/** The library to the register: its card and the two purposes for which something is shown. */
export const LIBRARY_PLAN: ServicePlan = {
  issuer: LIBRARY_ISSUER,
  types: [CARD_LIBRARY],
  migrations: LIBRARY_MIGRATIONS,
  services,
}

function services(options: EntriesOptions): readonly Service[] {
  const { operator, cityIssuer, publicUrl, requestKey, validFrom, endsAt } = options
  const common = {
    operator: operator.name,
    legalBasis: operator.legalBasis,
    optional: [],
    admits: [],
    // The same reader each time they come, and the same person each time they ask for a card.
    scope: 'account',
    admission: 'any',
    requestKeys: [requestKey],
    contact: operator.contact,
    complaints: operator.complaints,
    validFrom,
    endsAt,
    answersAt: `${publicUrl}/api/answers`,
  } as const
  return [
    {
      ...common,
      id: LIBRARY_ACCOUNT,
      name: localText('借书和我的借阅', 'Borrowing, and your account'),
      purpose: localText(
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
      name: localText('办借书证', 'Joining the library'),
      purpose: localText(
        '办理借书证：一人一证，只问是否年满十八岁。',
        'To give you a card: one to a person, and nothing is asked but whether you are 18.',
      ),
      issuer: cityIssuer,
      type: PERSON_ENTRY.id,
      required: [OVER_18],
      showing: 'answer',
      retentionDays: 365,
    },
  ]
}
