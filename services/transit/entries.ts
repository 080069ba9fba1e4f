import {
  type ActBody,
  CARD_CONCESSION,
  type LocalText,
  PASS_MONTH,
  type RequestKey,
  type Service,
  TICKET_RIDE,
} from '@hefu/standard'
import { CONCESSION_SERVICE, MONTH_SERVICE, REDUCED_SERVICE, TICKET_SERVICE, TRANSIT_ISSUER } from './service-ids.ts'

/** What the entries depend on. */
export interface TransitEntriesOptions {
  /** Where residents reach this service, without a slash at the end. */
  readonly publicUrl: string
  /** With which desks and pages ask. */
  readonly requestKey: RequestKey
  /** Fewest people who share a value of an attribute. */
  readonly crowd: number
  /** Unix seconds. */
  readonly validFrom: number
  readonly endsAt: number
}

const OPERATOR = text('演示市交通公司', 'Demo City Transit')
/**
 * The attributes of `ticket.ride` and the first two of `pass.month`: how far, and at the reduced price or not; for
 * which month, how far.
 */
const FIRST_TWO = [0, 1]

/**
 * What officers register: the issuer with its address, its three types and the four purposes for which something is
 * shown.
 */
export function TRANSIT_ENTRIES(options: TransitEntriesOptions): readonly ActBody[] {
  const { publicUrl, crowd, endsAt } = options
  const types = [TICKET_RIDE, PASS_MONTH, CARD_CONCESSION].map(
    (type): ActBody => ({ kind: 'credential-type', type, crowd: type.attributes.map(() => crowd), endsAt }),
  )
  return [
    { kind: 'issuer', issuer: { id: TRANSIT_ISSUER, name: OPERATOR, address: publicUrl } },
    ...types,
    ...services(options).map((service): ActBody => ({ kind: 'service', service })),
  ]
}

function services({ publicUrl, requestKey, validFrom, endsAt }: TransitEntriesOptions): readonly Service[] {
  const common = {
    operator: OPERATOR,
    legalBasis: text('《演示市轨道交通条例》第十二条', 'Article 12 of the Demo City Rail Ordinance'),
    issuer: TRANSIT_ISSUER,
    required: [],
    optional: [],
    admits: [],
    admission: 'any',
    showing: 'open',
    requestKeys: [],
    contact: 'desk@transit.example',
    complaints: text('演示市交通委员会，电话 12328', 'Demo City Transport Commission, telephone 12328'),
    validFrom,
    endsAt,
  } as const
  const asking = { requestKeys: [requestKey], answersAt: `${publicUrl}/api/answers` }
  return [
    {
      ...common,
      ...asking,
      id: TICKET_SERVICE,
      name: text('单程票乘车', 'Travel with a ticket'),
      purpose: text('每张票乘车一次，不记录是谁。', 'One journey with each ticket, without a record of who.'),
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
      name: text('月票乘车', 'Travel with a month pass'),
      purpose: text('凭月票乘车；一张月票同时只供一人使用。', 'To travel with a month pass, one person at a time.'),
      type: PASS_MONTH.id,
      required: FIRST_TWO,
      scope: 'day',
      retentionDays: 1,
    },
    {
      ...common,
      id: CONCESSION_SERVICE,
      name: text('优惠乘车', 'Travel with a concession'),
      purpose: text(
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
      name: text('购买优惠票', 'Buying at the reduced price'),
      purpose: text(
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

function text(chinese: string, english: string): LocalText {
  return { 'zh-CN': chinese, en: english }
}
