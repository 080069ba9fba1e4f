import { credentialTypeId } from '../identifiers.ts'
import type { CredentialType } from './credential-type.ts'
import { FARE, FARE_CLASS } from './fare.ts'

/** As many journeys as its holder likes within a month. */
export const PASS_MONTH: CredentialType = {
  id: credentialTypeId('pass.month'),
  name: { 'zh-CN': '月票', en: 'Month pass' },
  attributes: [
    // `YYYY-MM`.
    { name: 'month', label: { 'zh-CN': '月份', en: 'Month' }, kind: { kind: 'text', maxLength: 7 } },
    FARE,
    FARE_CLASS,
  ],
}
