import { type IssuerId, issuerId, type ServiceId, serviceId } from '@hefu/standard'

/** Who issues parking tickets and permits. */
export const PARKING_ISSUER: IssuerId = issuerId('parking')

/** Where a ticket is shown to pay and to leave. Its pseudonym there is the stay's name, and ends with the ticket. */
export const EXIT_SERVICE: ServiceId = serviceId('parking.exit')
/** Where a permit opens a barrier: its zone is shown, and nothing else. */
export const PERMIT_SERVICE: ServiceId = serviceId('parking.permit')
/** Where a disabled person's permit opens a barrier, to a bay that is kept for it: that it is one is shown, and nothing else. */
export const BAY_SERVICE: ServiceId = serviceId('parking.bay')
