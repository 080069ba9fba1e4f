import { fromBase64url } from '@hefu/bytes'
import { MANDATE, MANDATE_ORGANISATION, powerIndex, type RequestKey, type Service, serviceId } from '@hefu/standard'
import { DemoError } from '../error.ts'
import { entrySpan } from './demo-services.ts'
import { CITY_ISSUER } from './service-ids.ts'

/** The register entry by which organisations sign in to the city's own page, with the key that the city asks with. */
export async function organisationPageService(cityUrl: string, now: number): Promise<Service> {
  const { service, key } = await fetchKey(cityUrl)
  return {
    id: serviceId(service),
    name: { 'zh-CN': '单位页面', en: 'Page of an organisation' },
    operator: { 'zh-CN': '演示市数据局', en: 'Demo City Data Office' },
    purpose: {
      'zh-CN': '代表单位登录：授权、接待检查，不看是谁。',
      en: 'To sign in for an organisation, to grant and to receive inspections, without saying who.',
    },
    legalBasis: {
      'zh-CN': '《演示市政务服务条例》第二十二条',
      en: 'Article 22 of the Demo City Public Service Ordinance',
    },
    issuer: CITY_ISSUER,
    type: MANDATE.id,
    required: [MANDATE_ORGANISATION, powerIndex('represent'), powerIndex('inspect-open')],
    optional: [],
    admits: [],
    admission: 'any',
    scope: 'visit',
    showing: 'answer',
    retentionDays: 0,
    contact: 'organisations@demo.hefu.example',
    complaints: { 'zh-CN': '演示市政务服务热线，电话 12345', en: 'Demo City service line, telephone 12345' },
    requestKeys: [key],
    answersAt: `${cityUrl}/answers/organisation`,
    ...entrySpan(now),
  }
}

async function fetchKey(cityUrl: string): Promise<{ readonly service: string; readonly key: RequestKey }> {
  const response = await fetch(`${cityUrl}/register/organisation-key`)
  if (!response.ok) throw new DemoError('city-refused', `/register/organisation-key answered ${response.status}`)
  const { service, id, publicKey } = (await response.json()) as { service: string; id: string; publicKey: string }
  return { service, key: { id, publicKey: fromBase64url(publicKey) } }
}
