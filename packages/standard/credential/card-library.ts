import { credentialTypeId } from '../identifiers.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'
import { VALID_UNTIL } from './valid-until.ts'

/** Borrows from the library. */
export const CARD_LIBRARY: CredentialType = {
  id: credentialTypeId('card.library'),
  name: { 'zh-CN': '借书证', en: 'Library card' },
  attributes: [
    choice('class', { 'zh-CN': '读者类别', en: 'Reader' }, [
      ['adult', '成人', 'Adult'],
      ['child', '少年儿童', 'Child'],
      ['research', '研究', 'Research'],
    ]),
    VALID_UNTIL,
  ],
}
