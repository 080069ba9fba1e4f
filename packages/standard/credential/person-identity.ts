import { credentialTypeId } from '../identifiers.ts'
import type { CredentialType } from './credential-type.ts'

/** Who the holder is, for the few services whose law names it: a counter, an exam room, a hotel. */
export const PERSON_IDENTITY: CredentialType = {
  id: credentialTypeId('person.identity'),
  name: { 'zh-CN': '身份凭证', en: 'Identity credential' },
  attributes: [
    { name: 'name', label: { 'zh-CN': '姓名', en: 'Name' }, kind: { kind: 'text', maxLength: 60 } },
    {
      name: 'name-latin',
      label: { 'zh-CN': '拼音或外文姓名', en: 'Name in Latin letters' },
      kind: { kind: 'text', maxLength: 80 },
    },
    { name: 'birth-date', label: { 'zh-CN': '出生日期', en: 'Date of birth' }, kind: { kind: 'date' } },
    {
      name: 'id-type',
      label: { 'zh-CN': '证件类型', en: 'Kind of identity document' },
      kind: {
        kind: 'choice',
        options: [
          { value: 'resident-id', label: { 'zh-CN': '居民身份证', en: 'Resident identity card' } },
          { value: 'permit', label: { 'zh-CN': '居留或通行证件', en: 'Residence or travel permit' } },
          { value: 'passport', label: { 'zh-CN': '护照', en: 'Passport' } },
        ],
      },
    },
    { name: 'id-number', label: { 'zh-CN': '证件号码', en: 'Document number' }, kind: { kind: 'text', maxLength: 32 } },
    { name: 'photo-digest', label: { 'zh-CN': '照片摘要', en: 'Photo digest' }, kind: { kind: 'digest' } },
  ],
}
