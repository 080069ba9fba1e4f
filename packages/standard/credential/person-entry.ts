import { credentialTypeId } from '../identifiers.ts'
import type { Attribute } from './attribute.ts'
import { choice } from './choice.ts'
import type { CredentialType } from './credential-type.ts'

/**
 * What most doors need: age bands as separate yes-or-no attributes, so that one can be shown without the others, whether
 * the holder lives in the city, and a concession class coarse enough that many people share each.
 */
export const PERSON_ENTRY: CredentialType = {
  id: credentialTypeId('person.entry'),
  name: { 'zh-CN': '通行凭证', en: 'Entry credential' },
  attributes: [
    ageBand(6),
    ageBand(12),
    ageBand(14),
    ageBand(16),
    ageBand(18),
    ageBand(60),
    ageBand(65),
    ageBand(70),
    choice('residency', { 'zh-CN': '居住情况', en: 'Residency' }, [
      ['resident', '本市居民', 'Resident'],
      ['visitor', '访客', 'Visitor'],
    ]),
    choice('concession', { 'zh-CN': '优惠类别', en: 'Concession' }, [
      ['none', '无优惠', 'None'],
      ['child', '儿童', 'Child'],
      ['student', '学生', 'Student'],
      ['senior', '老年人', 'Senior'],
      ['disability', '残疾人', 'Disability'],
    ]),
  ],
}

/** The years of the age bands, in the order of the attributes at index 0 to 7. */
export const AGE_BANDS: readonly number[] = [6, 12, 14, 16, 18, 60, 65, 70]

function ageBand(years: number): Attribute {
  return {
    name: `over-${years}`,
    label: { 'zh-CN': `年满 ${years} 岁`, en: `Aged ${years} or over` },
    kind: { kind: 'flag' },
  }
}
