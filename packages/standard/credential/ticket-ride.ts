import { credentialTypeId } from '../identifiers.ts'
import type { CredentialType } from './credential-type.ts'
import { FARE, FARE_CLASS } from './fare.ts'

/**
 * One journey. Each ticket is a credential of its own with a secret of its own, so its pseudonym at the gates is its serial number: seen once at
 * entry and once at exit, and unrelated to the buyer's other tickets.
 */
export const TICKET_RIDE: CredentialType = {
  id: credentialTypeId('ticket.ride'),
  name: { 'zh-CN': '单程票', en: 'Single ticket' },
  attributes: [FARE, FARE_CLASS],
}
