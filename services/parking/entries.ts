import type { EntriesOptions, ServicePlan } from '@hefu/service-kit'
import { CARD_PARKING, localText, type Service, TICKET_STAY } from '@hefu/standard'
import { PARKING_MIGRATIONS } from './database/migrations.ts'
import { BAY_SERVICE, EXIT_SERVICE, PARKING_ISSUER, PERMIT_SERVICE } from './service-ids.ts'

/** Attribute indexes of `ticket.stay` and `card.parking`. */
const CAR_PARK_AND_ENTERED = [0, 1]
const ZONE = 0
const KIND = 1

/** Parking to the register: its two types and the three purposes for which something is shown. */
export const PARKING_PLAN: ServicePlan = {
  issuer: PARKING_ISSUER,
  types: [TICKET_STAY, CARD_PARKING],
  migrations: PARKING_MIGRATIONS,
  services,
}

function services({ operator, publicUrl, requestKey, validFrom, endsAt }: EntriesOptions): readonly Service[] {
  const common = {
    operator: operator.name,
    legalBasis: operator.legalBasis,
    issuer: PARKING_ISSUER,
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
  return [
    {
      ...common,
      id: EXIT_SERVICE,
      name: localText('停车缴费与出场', 'Pay for parking and leave'),
      purpose: localText(
        '按停车时长缴费后出场，不记录是谁、是哪辆车。',
        'To pay for a stay and leave, without a record of who or which car.',
      ),
      type: TICKET_STAY.id,
      required: CAR_PARK_AND_ENTERED,
      // The same at the pay page and at the barrier. The ticket is of one stay, so its account is that stay.
      scope: 'account',
      retentionDays: 14,
      requestKeys: [requestKey],
      answersAt: `${publicUrl}/api/answers`,
    },
    {
      ...common,
      id: PERMIT_SERVICE,
      name: localText('凭停车许可进出', 'Park with a permit'),
      purpose: localText(
        '凭本停车区的许可进出，不看许可类别。',
        'To park in the zone of a permit, without saying on what ground.',
      ),
      type: CARD_PARKING.id,
      required: [ZONE],
      // So that one permit does not let in a row of cars.
      scope: 'day',
      retentionDays: 0,
    },
    {
      ...common,
      id: BAY_SERVICE,
      name: localText('无障碍车位', 'Bays for disabled people'),
      purpose: localText(
        '凭残疾人停车许可使用无障碍车位，只看许可类别。',
        'To use a bay kept for disabled people; only that the permit is one is shown.',
      ),
      type: CARD_PARKING.id,
      required: [KIND],
      admits: [{ index: KIND, oneOf: ['disabled'] }],
      scope: 'visit',
      retentionDays: 0,
    },
  ]
}
