import { credentialTypeId } from '../identifiers.ts'
import type { CredentialType } from './credential-type.ts'

/** One stay in a car park: what its barrier gives at entry, and what is shown to pay and to leave. */
export const TICKET_STAY: CredentialType = {
  id: credentialTypeId('ticket.stay'),
  name: { 'zh-CN': '停车票', en: 'Parking ticket' },
  attributes: [
    { name: 'car-park', label: { 'zh-CN': '停车场', en: 'Car park' }, kind: { kind: 'text', maxLength: 20 } },
    // `YYYY-MM-DDTHH:MM` by the city's clocks, to five minutes, so that cars that enter together are alike.
    { name: 'entered', label: { 'zh-CN': '入场时间', en: 'Entered' }, kind: { kind: 'text', maxLength: 16 } },
  ],
}
