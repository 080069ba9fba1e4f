import type { EntriesOptions, ServicePlan } from '@hefu/service-kit'
import { CARD_CONCESSION, localText, PASS_MONTH, type Service, TICKET_RIDE } from '@hefu/standard'
import { TRANSIT_MIGRATIONS } from './database/migrations.ts'
import { CONCESSION_SERVICE, MONTH_SERVICE, REDUCED_SERVICE, TICKET_SERVICE, TRANSIT_ISSUER } from './service-ids.ts'

/**
 * The attributes of `ticket.ride` and the first two of `pass.month`: how far, and at the reduced price or not; for
 * which month, how far.
 */
const FIRST_TWO = [0, 1]

/** Transit to the register: its three types and the four purposes for which something is shown. */
export const TRANSIT_PLAN: ServicePlan = {
  issuer: TRANSIT_ISSUER,
  types: [TICKET_RIDE, PASS_MONTH, CARD_CONCESSION],
  migrations: TRANSIT_MIGRATIONS,
  services,
}

function services({ operator, publicUrl, requestKey, validFrom, endsAt }: EntriesOptions): readonly Service[] {
  const common = {
    operator: operator.name,
    legalBasis: operator.legalBasis,
    issuer: TRANSIT_ISSUER,
    required: [],
    optional: [],
    admits: [],
    admission: 'any',
    showing: 'open',
    requestKeys: [],
    contact: operator.contact,
    complaints: operator.complaints,
    validFrom,
    endsAt,
  } as const
  const asking = { requestKeys: [requestKey], answersAt: `${publicUrl}/api/answers` }
  return [
    {
      ...common,
      ...asking,
      id: TICKET_SERVICE,
      name: localText('单程票乘车', 'Travel with a ticket'),
      purpose: localText('每张票乘车一次，不记录是谁。', 'One journey with each ticket, without a record of who.'),
      type: TICKET_RIDE.id,
      required: FIRST_TWO,
      // The ticket's serial number: it has to be the same at entry, at exit and when the ticket is given back.
      scope: 'account',
      retentionDays: 14,
    },
    {
      ...common,
      ...asking,
      id: MONTH_SERVICE,
      name: localText('月票乘车', 'Travel with a month pass'),
      purpose: localText(
        '凭月票乘车；一张月票同时只供一人使用。',
        'To travel with a month pass, one person at a time.',
      ),
      type: PASS_MONTH.id,
      required: FIRST_TWO,
      scope: 'day',
      retentionDays: 1,
    },
    {
      ...common,
      id: CONCESSION_SERVICE,
      name: localText('优惠乘车', 'Travel with a concession'),
      purpose: localText(
        '非高峰时段免费乘车，不看优惠类别。',
        'To travel free outside the peak, without saying on what ground.',
      ),
      type: CARD_CONCESSION.id,
      scope: 'day',
      retentionDays: 1,
    },
    {
      ...common,
      ...asking,
      id: REDUCED_SERVICE,
      name: localText('购买优惠票', 'Buying at the reduced price'),
      purpose: localText(
        '证明可以买优惠票，不看优惠类别。',
        'To show that you may buy at the reduced price, and not on what ground.',
      ),
      type: CARD_CONCESSION.id,
      scope: 'visit',
      showing: 'answer',
      retentionDays: 0,
    },
  ]
}
