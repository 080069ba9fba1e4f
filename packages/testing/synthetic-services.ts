import {
  credentialTypeId,
  type IssuerId,
  issuerId,
  localText,
  type RequestKey,
  type Service,
  serviceId,
} from '@hefu/standard'

/** The issuer of the synthetic city. */
export const ISSUER: IssuerId = issuerId('city.synthetic')

/** One service of each kind that the standard distinguishes. */
export type SyntheticServiceName = 'metro' | 'pool' | 'library' | 'bar' | 'hotel'

/** Attribute indexes of the built-in types that the synthetic services ask for. */
export const OVER_18 = 4
export const RESIDENCY = 8
export const CONCESSION = 9

const YEAR = 365 * 86_400

/** The register entries of the synthetic city, in force for a year from `validFrom` (Unix seconds). */
export function syntheticServices(requestKey: RequestKey, validFrom: number): Record<SyntheticServiceName, Service> {
  const common = {
    operator: localText('合成市', 'Synthetic City'),
    purpose: localText('测试', 'Testing'),
    legalBasis: localText('合成市条例第一条', 'Synthetic City ordinance, article 1'),
    issuer: ISSUER,
    type: credentialTypeId('person.entry'),
    required: [],
    optional: [],
    admits: [],
    scope: 'visit',
    admission: 'any',
    showing: 'open',
    retentionDays: 0,
    contact: 'desk@synthetic.example',
    complaints: localText('合成市信息办', 'Synthetic City data office'),
    requestKeys: [],
    validFrom,
    endsAt: validFrom + YEAR,
  } as const
  return {
    metro: { ...common, id: serviceId('transit.metro'), name: localText('地铁', 'Metro') },
    pool: {
      ...common,
      id: serviceId('sports.pool'),
      name: localText('游泳馆', 'Swimming pool'),
      required: [OVER_18],
      admits: [{ index: OVER_18, oneOf: [true] }],
      scope: 'day',
      admission: 'once',
    },
    library: {
      ...common,
      id: serviceId('library.desk'),
      name: localText('图书馆', 'Library'),
      required: [RESIDENCY],
      optional: [CONCESSION],
      scope: 'account',
      requestKeys: [requestKey],
    },
    bar: {
      ...common,
      id: serviceId('venue.bar'),
      name: localText('酒吧', 'Bar'),
      required: [OVER_18],
      optional: [CONCESSION],
      admits: [{ index: OVER_18, oneOf: [true] }],
      showing: 'answer',
      requestKeys: [requestKey],
    },
    hotel: {
      ...common,
      id: serviceId('hotel.desk'),
      name: localText('酒店', 'Hotel'),
      type: credentialTypeId('person.identity'),
      required: [0, 4],
      optional: [2],
      scope: 'month',
      showing: 'answer',
      retentionDays: 30,
      requestKeys: [requestKey],
    },
  }
}
