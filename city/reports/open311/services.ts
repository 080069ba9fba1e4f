import type { Language, LocalText } from '@hefu/standard'
import type { ThingKind } from '../../things/kind.ts'
import type { FaultCategory } from '../category.ts'
import type { Answer } from './answer-format.ts'

/** The list of what can be reported, in one language. Kinds of things are the groups. */
export function serviceList(
  categories: readonly FaultCategory[],
  kinds: readonly ThingKind[],
  language: Language,
): Answer {
  const services = categories
    .filter(({ offered }) => offered)
    .map(({ code, kind, name, hint }) => ({
      service_code: code,
      service_name: nameOf(name, language),
      description: nameOf(hint, language),
      metadata: true,
      type: 'realtime',
      keywords: kind ?? '',
      group: nameOf(kinds.find(({ id }) => id === kind)?.name ?? ELSEWHERE, language),
    }))
  return { json: services, xml: { services: { service: services } } }
}

const ELSEWHERE: LocalText = { 'zh-CN': '其他', en: 'Elsewhere' }
const THING: LocalText = {
  'zh-CN': '设施标签上的编号，例如 lift-00042。',
  en: 'The id on the label of the thing, such as lift-00042.',
}
const FOLLOW: LocalText = {
  'zh-CN': '您自己的 16 个随机字节的 SHA-256（base64url）。不填时由服务器生成并只回答一次。',
  en: 'SHA-256 of 16 random bytes of your own, base64url. Without it the server makes them and tells them once.',
}

/** What is asked of a report of one category: which thing, and how the reporter will prove to have sent it. */
export function serviceDefinition({ code, kind, custodian }: FaultCategory, language: Language): Answer {
  const attribute = (
    of: { readonly code: string; readonly required: boolean; readonly text: LocalText },
    order: number,
  ) => ({
    variable: true,
    code: of.code,
    datatype: 'string',
    required: of.required,
    datatype_description: null,
    order,
    description: nameOf(of.text, language),
    values: [],
  })
  const attributes = [
    ...(kind === null ? [] : [{ code: 'thing', required: custodian === null, text: THING }]),
    { code: 'follow_hash', required: false, text: FOLLOW },
  ].map((each, index) => attribute(each, index + 1))
  return {
    json: { service_code: code, attributes },
    xml: {
      service_definition: {
        service_code: code,
        attributes: { attribute: attributes.map(({ values: _, ...rest }) => ({ ...rest, values: null })) },
      },
    },
  }
}

/** One of the two languages of a text. */
function nameOf(text: LocalText, language: Language): string {
  return text[language]
}
