import { credentialTypeId } from '../identifiers.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'
import { VALID_UNTIL } from './valid-until.ts'

/** Attends a school. */
export const CARD_STUDENT: CredentialType = {
  id: credentialTypeId('card.student'),
  name: { 'zh-CN': '学生证', en: 'Student card' },
  attributes: [
    { name: 'school', label: { 'zh-CN': '学校', en: 'School' }, kind: { kind: 'text', maxLength: 60 } },
    choice('level', { 'zh-CN': '学段', en: 'Level' }, [
      ['primary', '小学', 'Primary school'],
      ['secondary', '中学', 'Secondary school'],
      ['tertiary', '高等学校', 'Higher education'],
    ]),
    VALID_UNTIL,
  ],
}
