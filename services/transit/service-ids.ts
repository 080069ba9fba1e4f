import { type IssuerId, issuerId, type ServiceId, serviceId } from '@hefu/standard'
import type { Entitlement } from './journey/travel.ts'

/** Who issues tickets, passes and concessions. */
export const TRANSIT_ISSUER: IssuerId = issuerId('transit')

/**
 * Where a single ticket is shown: at a gate, at a desk, when it is given back. Its pseudonym there is its serial
 * number.
 */
export const TICKET_SERVICE: ServiceId = serviceId('transit.gate')
/** Where a month pass is shown. */
export const MONTH_SERVICE: ServiceId = serviceId('transit.month')
/** Where a concession opens a gate. */
export const CONCESSION_SERVICE: ServiceId = serviceId('transit.concession')
/** Where a concession is shown to buy at the reduced price: unrelated to where it travels. */
export const REDUCED_SERVICE: ServiceId = serviceId('transit.reduced')

/** What a gate takes, by the service that it is shown to. */
export const ENTITLEMENTS: ReadonlyMap<ServiceId, Entitlement> = new Map([
  [TICKET_SERVICE, 'ticket'],
  [MONTH_SERVICE, 'month'],
  [CONCESSION_SERVICE, 'concession'],
])
