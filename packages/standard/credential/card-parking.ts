import { credentialTypeId } from '../identifiers.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'
import { VALID_UNTIL } from './valid-until.ts'

/** May park in a zone, and on what ground; no number plate and no address. */
export const CARD_PARKING: CredentialType = {
  id: credentialTypeId('card.parking'),
  name: { 'zh-CN': '停车许可', en: 'Parking permit' },
  attributes: [
    { name: 'zone', label: { 'zh-CN': '停车区', en: 'Zone' }, kind: { kind: 'text', maxLength: 20 } },
    choice('kind', { 'zh-CN': '许可类别', en: 'Kind of permit' }, [
      ['resident', '居民', 'Resident'],
      ['disabled', '残疾人', 'Disabled person'],
      ['carer', '照护人员', 'Carer'],
    ]),
    VALID_UNTIL,
  ],
}
