import { credentialTypeId } from '../identifiers.ts'
import type { CredentialType } from './credential-type.ts'

/** One dose of a vaccine. */
export const HEALTH_IMMUNISATION: CredentialType = {
  id: credentialTypeId('health.immunisation'),
  name: { 'zh-CN': '接种记录', en: 'Immunisation' },
  attributes: [
    { name: 'vaccine', label: { 'zh-CN': '疫苗', en: 'Vaccine' }, kind: { kind: 'text', maxLength: 60 } },
    // Which of how many, such as `2/2`.
    { name: 'dose', label: { 'zh-CN': '剂次', en: 'Dose' }, kind: { kind: 'text', maxLength: 5 } },
    { name: 'given', label: { 'zh-CN': '接种日期', en: 'Given on' }, kind: { kind: 'date' } },
  ],
}
