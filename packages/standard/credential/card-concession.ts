import { credentialTypeId } from '../identifiers.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'
import { VALID_UNTIL } from './valid-until.ts'

/** Travels at a reduced fare, and on what ground; nothing of who it is. */
export const CARD_CONCESSION: CredentialType = {
  id: credentialTypeId('card.concession'),
  name: { 'zh-CN': '优惠乘车卡', en: 'Concession card' },
  attributes: [
    choice('class', { 'zh-CN': '优惠类别', en: 'Concession' }, [
      ['senior', '老年人', 'Senior'],
      ['student', '学生', 'Student'],
      ['child', '儿童', 'Child'],
      ['disability', '残疾人', 'Disability'],
    ]),
    VALID_UNTIL,
  ],
}
