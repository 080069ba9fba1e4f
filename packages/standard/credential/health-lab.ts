import { credentialTypeId } from '../identifiers.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'

/** The result of one laboratory test. */
export const HEALTH_LAB: CredentialType = {
  id: credentialTypeId('health.lab'),
  name: { 'zh-CN': '检测结果', en: 'Laboratory result' },
  attributes: [
    choice('test', { 'zh-CN': '检测项目', en: 'Test' }, [
      ['nucleic-acid', '核酸', 'Nucleic acid'],
      ['antigen', '抗原', 'Antigen'],
      ['antibody', '抗体', 'Antibody'],
    ]),
    choice('result', { 'zh-CN': '结果', en: 'Result' }, [
      ['negative', '阴性', 'Negative'],
      ['positive', '阳性', 'Positive'],
      ['unclear', '无法判定', 'Unclear'],
    ]),
    // `YYYY-MM-DDTHH` by the city's clocks.
    { name: 'sampled', label: { 'zh-CN': '采样时间', en: 'Sampled' }, kind: { kind: 'text', maxLength: 13 } },
  ],
}
