import { type IssuerId, issuerId, type ServiceId, serviceId } from '@hefu/standard'

/** Who issues in the demo city. */
export const CITY_ISSUER: IssuerId = issuerId('city.demo')

/** Open, discloses nothing, a new pseudonym every visit. */
export const METRO: ServiceId = serviceId('transit.metro')
/** Open, discloses nothing, one pseudonym a day. */
export const READING_ROOM: ServiceId = serviceId('library.reading-room')
/** Open, discloses nothing, one pseudonym for the account: borrowed books come back to the same reader. */
export const LOANS_DESK: ServiceId = serviceId('library.loans')
/** Open, discloses the concession class, admits each holder once a day. */
export const POOL: ServiceId = serviceId('pool.public-swim')
/** Open, discloses nothing, one pseudonym a day: for reports of faults, and only when they flood in. */
export const FAULT_REPORTS: ServiceId = serviceId('reports.faults')
/** Asks first; admits who is over 18. */
export const NIGHT_VENUE: ServiceId = serviceId('venue.night')
/** Asks first, of the identity credential: name and document number. */
export const HOTEL: ServiceId = serviceId('hotel.front-desk')
/** Asks first, of the identity credential: name and date of birth; one pseudonym for the account. */
export const CLINIC: ServiceId = serviceId('clinic.counter')
/** Asks first and, in the demo, for more than it registered: wallets refuse it. */
export const SHOP: ServiceId = serviceId('shop.age-check')

/** Asks first who is over 18; in the demo also for health data, as what it is not. */
export const EMPLOYER: ServiceId = serviceId('employer.hiring')
/** Asks first, of the identity credential: name and document number; in the demo for all of it. */
export const BANK: ServiceId = serviceId('bank.account')
/** Asks first, of the identity credential, for the name; in the demo for all of it. */
export const LANDLORD: ServiceId = serviceId('landlord.viewing')

/** Asks first, of a mandate: the organisation, and whether its holder may sign for it. */
export const BUSINESS_DESK: ServiceId = serviceId('business.desk')

/** The services that prove themselves before a resident shows anything. */
export const ASKING_SERVICES: readonly ServiceId[] = [
  NIGHT_VENUE,
  HOTEL,
  CLINIC,
  SHOP,
  EMPLOYER,
  BANK,
  LANDLORD,
  BUSINESS_DESK,
]

/** Asks first, of a laboratory result: a ward of the hospital, in a demo with services. */
export const WARD: ServiceId = serviceId('ward.visit')

/** Who takes what the city's services issue, with request keys that the demo holds for them: the gate app shows how each asks. */
export const ASKING_OPERATORS: readonly ServiceId[] = [
  serviceId('school.admission'),
  serviceId('employer.band'),
  serviceId('venue.entry'),
  WARD,
]
