import { credentialTypeId } from '../identifiers.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'
import { VALID_UNTIL } from './valid-until.ts'

/** Is insured in the city's social security; no number. */
export const CARD_SOCIAL: CredentialType = {
  id: credentialTypeId('card.social'),
  name: { 'zh-CN': '社会保障卡', en: 'Social security card' },
  attributes: [
    choice('kind', { 'zh-CN': '参保类别', en: 'Insured as' }, [
      ['employee', '职工', 'Employee'],
      ['resident', '城乡居民', 'Resident'],
    ]),
    VALID_UNTIL,
  ],
}
