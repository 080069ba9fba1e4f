import { toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import { type OfficerId, sessionMessage } from '@hefu/standard'
import type { SyntheticOfficer } from '@hefu/testing'
import { OFFICER_ROLES, type OfficerRole } from '../officers/officer-session.ts'
import type { TestCity } from './test-city.ts'
import { nonceOf } from './test-wallet.ts'

/** The console of the test city. */
export const CONSOLE = 'https://console.synthetic.example'

/** What the console sends when an officer signs in; a test changes what it likes. */
export interface SignInRequest {
  readonly accessToken: string
  readonly officer: string
  readonly nonce: string
  readonly signature: string
}

/** Makes a good request to sign in. */
export async function signInRequest(
  city: TestCity,
  officer: SyntheticOfficer,
  options: {
    readonly roles?: readonly OfficerRole[]
    readonly custodian?: string | null
    readonly account?: OfficerId
    readonly nonce?: string
  } = {},
): Promise<SignInRequest> {
  const { roles = OFFICER_ROLES, custodian = null, account = officer.id } = options
  const nonce = options.nonce ?? (await nonceOf(city))
  const message = sessionMessage(city.config.origin, officer.id, nonce)
  const signature = toBase64url(await ed25519Sign(officer.privateKey, message))
  const accessToken = city.signInOfficer({ officer: account, roles: new Set(roles), custodian })
  return { accessToken, officer: officer.id, nonce, signature }
}

/** Sends something as the console does; headers given here come in the place of its own, and `undefined` takes one away. */
export async function asConsole(
  city: TestCity,
  method: string,
  path: string,
  options: {
    readonly cookie?: string
    readonly body?: unknown
    readonly headers?: Readonly<Record<string, string | undefined>>
  } = {},
): Promise<Response> {
  const { cookie, body, headers } = options
  const all = {
    Origin: CONSOLE,
    'Sec-Fetch-Site': 'same-site',
    ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    ...(cookie && { Cookie: cookie }),
    ...headers,
  }
  const sent = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return city.app.request(path, {
    method,
    headers: Object.fromEntries(sent),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

/** Signs an officer in, and answers their cookie as a browser would send it. */
export async function signInAtConsole(
  city: TestCity,
  officer: SyntheticOfficer,
  roles: readonly OfficerRole[] = OFFICER_ROLES,
  custodian: string | null = null,
): Promise<string> {
  const body = await signInRequest(city, officer, { roles, custodian })
  const response = await asConsole(city, 'POST', '/officers/sessions', { body })
  const [cookie = ''] = (response.headers.get('Set-Cookie') ?? '').split(';')
  if (response.status !== 201) throw new Error(`not signed in: ${await response.text()}`)
  return cookie
}
