import { MANDATE, MANDATE_ORGANISATION, type MandatePower, powerIndex, type Service } from '@hefu/standard'
import { ISSUER } from '@hefu/testing'
import { ORGANISATION_PAGE } from '../organisations/acting/request-key.ts'
import { signToken } from '../organisations/acting/signed-token.ts'
import type { TestCity } from './test-city.ts'

const TEXT = { 'zh-CN': '测试', en: 'Testing' }
const YEAR = 365 * 86_400

/** Registers the service by which organisations sign in, with the key of this city. */
export async function registerOrganisationPage(city: TestCity): Promise<void> {
  const { id, publicKey } = city.acting.requestKey
  const service: Service = {
    id: ORGANISATION_PAGE,
    operator: TEXT,
    name: TEXT,
    purpose: TEXT,
    legalBasis: TEXT,
    issuer: ISSUER,
    type: MANDATE.id,
    required: [MANDATE_ORGANISATION, powerIndex('represent'), powerIndex('inspect-open')],
    optional: [],
    admits: [],
    scope: 'visit',
    admission: 'any',
    showing: 'answer',
    retentionDays: 0,
    contact: 'desk@synthetic.example',
    complaints: TEXT,
    requestKeys: [{ id, publicKey }],
    validFrom: city.time.now,
    endsAt: city.time.now + YEAR,
  }
  await city.register.decide({ kind: 'service', service })
  await city.refresh()
}

/** Sends something as a page of the city does. */
export async function asOrganisation(
  city: TestCity,
  method: string,
  path: string,
  options: {
    readonly cookie?: string
    readonly body?: unknown
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): Promise<Response> {
  const { cookie, body, headers } = options
  return city.app.request(path, {
    method,
    headers: {
      Origin: city.config.publicUrl,
      ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
      ...(cookie && { Cookie: cookie }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/**
 * Opens the page where an organisation signs in: its request, and the cookie of the browser that asked.
 *
 * @param before the cookie that the browser has
 */
export async function organisationPage(
  city: TestCity,
  before = '',
): Promise<{ readonly request: string; readonly cookie: string }> {
  const response = await asOrganisation(city, 'POST', '/organisation/session/request', { body: {}, cookie: before })
  const [cookie = ''] = (response.headers.get('Set-Cookie') ?? '').split(';')
  const { request } = await response.json()
  return { request, cookie }
}

/** The cookie of a browser that has signed in for an organisation. */
export function actingCookie(city: TestCity, organisation: string, powers: readonly MandatePower[]): string {
  const { key, clock } = city.acting.acting
  return `__Host-hefu-organisation=${signToken(key, 'acting', clock() + 3600, [organisation, powers])}`
}
