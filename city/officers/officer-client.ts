import { toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import { sessionMessage } from '@hefu/standard'
import { z } from 'zod'
import { DeskRefusedError } from '../register/desk-client.ts'
import type { OfficerKey } from '../register/officer-key.ts'

/** What a request has to carry that an officer sends as the console does. */
export interface OfficerHeaders {
  readonly Cookie: string
  readonly Origin: string
  readonly 'Content-Type': 'application/json'
}

const Nonce = z.object({ c_nonce: z.string() })
const Refused = z.object({ code: z.string() })

/**
 * Signs an officer in at a city, as the console does.
 *
 * @param options.origin the log's name
 * @param options.consoleOrigin the web origin of the city's console
 * @param options.accessToken of the directory, of the account that is this officer's
 * @returns what every request of the session carries
 * @throws DeskRefusedError with the city's own code, or `city-down`
 * @example
 * const headers = await officerSession('https://city.example', { origin, consoleOrigin, officer, accessToken })
 * const health = await fetch('https://city.example/officers/health', { headers })
 */
export async function officerSession(
  cityUrl: string,
  options: {
    readonly origin: string
    readonly consoleOrigin: string
    readonly officer: OfficerKey
    readonly accessToken: string
  },
): Promise<OfficerHeaders> {
  const { origin, consoleOrigin, officer, accessToken } = options
  const json = { Origin: consoleOrigin, 'Content-Type': 'application/json' } as const
  const asked = await send(`${cityUrl}/nonce`, { method: 'POST' })
  const { c_nonce: nonce } = Nonce.parse(await asked.json())
  const signature = toBase64url(await ed25519Sign(officer.privateKey, sessionMessage(origin, officer.id, nonce)))
  const body = JSON.stringify({ accessToken, officer: officer.id, nonce, signature })
  const opened = await send(`${cityUrl}/officers/sessions`, { method: 'POST', headers: json, body })
  const [cookie] = (opened.headers.get('Set-Cookie') ?? '').split(';')
  if (!cookie) throw new DeskRefusedError('city-down', 'the city gave no session')
  return { ...json, Cookie: cookie }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new DeskRefusedError('city-down', `${url} does not answer`, { cause })
  })
  if (response.ok) return response
  const refused = Refused.safeParse(await response.json().catch(() => null))
  throw new DeskRefusedError(refused.data?.code ?? 'city-down', `${url} answered ${response.status}`)
}
