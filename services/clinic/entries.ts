import type { EntriesOptions, ServicePlan } from '@hefu/service-kit'
import {
  CARD_SOCIAL,
  HEALTH_ENTRY,
  HEALTH_IMMUNISATION,
  HEALTH_LAB,
  type IssuerId,
  issuerId,
  localText,
  PERSON_IDENTITY,
  type Service,
  type ServiceId,
  serviceId,
} from '@hefu/standard'
import { CLINIC_MIGRATIONS } from './migrations/index.ts'

/** The service with which a clinic asks a patient who they are. */
export function patientService(clinic: string): ServiceId {
  return serviceId(`${clinic}.patient`)
}

/** The index of the number of the identity document in `person.identity`. */
export const ID_NUMBER: number = PERSON_IDENTITY.attributes.findIndex(({ name }) => name === 'id-number')

/** A venue, which asks for the flag of the half-day that it is. */
export const VENUE_ENTRY: ServiceId = serviceId('venue.entry')

/** A hospital ward, which sees a laboratory result itself. */
export const WARD_VISIT: ServiceId = serviceId('ward.visit')

/** A clinic to the register: what it issues, and its one question. A city may have several. @param clinic names it there: `clinic` */
export function clinicPlan(clinic: string): ServicePlan {
  return {
    issuer: issuerId(clinic),
    types: [HEALTH_LAB, HEALTH_IMMUNISATION, HEALTH_ENTRY, CARD_SOCIAL],
    migrations: CLINIC_MIGRATIONS,
    services: ({ operator, cityIssuer, publicUrl, requestKey, validFrom, endsAt }) => [
      {
        ...COMMON,
        id: patientService(clinic),
        operator: operator.name,
        name: localText('健康记录领取', 'Your record'),
        purpose: localText(
          '核对您是哪位患者，以便把记录交给您本人',
          'To find whose record it is, and hand it to them alone',
        ),
        legalBasis: operator.legalBasis,
        issuer: cityIssuer,
        type: PERSON_IDENTITY.id,
        required: [ID_NUMBER],
        optional: [],
        contact: operator.contact,
        complaints: operator.complaints,
        requestKeys: [requestKey],
        answersAt: `${publicUrl}/api/answers`,
        validFrom,
        endsAt,
      },
    ],
  }
}

/** The register entries of who looks at what a clinic issues: a venue that learns one bit, and a ward that sees the result. */
export function VENUE_ENTRIES(
  options: Pick<EntriesOptions, 'requestKey' | 'validFrom' | 'endsAt'> & { readonly issuer: IssuerId },
): readonly Service[] {
  const { issuer, requestKey, validFrom, endsAt } = options
  const complaints = localText('合符市数据监督办公室', 'Hefu City data office')
  const both = { ...COMMON, issuer, complaints, requestKeys: [requestKey], validFrom, endsAt }
  return [
    {
      ...both,
      id: VENUE_ENTRY,
      operator: localText('合符体育馆（演示）', 'Hefu Arena (demonstration)'),
      name: localText('健康入场', 'Health entry'),
      purpose: localText('只核对此刻能否入场，不知原因', 'To see whether you may enter now, and not why'),
      legalBasis: localText(
        '《传染病防治条例》第七条（演示）',
        'Infection control ordinance, article 7 (demonstration)',
      ),
      type: HEALTH_ENTRY.id,
      required: [],
      optional: HEALTH_ENTRY.attributes.map((_, index) => index),
      contact: 'door@arena.example',
    },
    {
      ...both,
      id: WARD_VISIT,
      operator: localText('合符医院住院部（演示）', 'Hefu Hospital wards (demonstration)'),
      name: localText('病房探视', 'Visiting a ward'),
      purpose: localText('核对探视者 48 小时内检测为阴性', 'To see that a visitor tested negative within 48 hours'),
      legalBasis: localText('《医疗机构感染管理办法》（演示）', 'Hospital hygiene rules (demonstration)'),
      type: HEALTH_LAB.id,
      required: HEALTH_LAB.attributes.map((_, index) => index),
      optional: [],
      contact: 'wards@hospital.example',
    },
  ]
}

const COMMON = {
  scope: 'visit',
  admission: 'any',
  showing: 'answer',
  admits: [],
  retentionDays: 0,
} as const
