import {
  anything,
  as,
  type CityApi,
  list,
  localText,
  number,
  orNull,
  record,
  type Shape,
  text,
} from '@hefu/app-browser/city-api'
import { toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import { type LocalText, type OfficerId, officerId, sessionMessage } from '@hefu/standard'
import type { KeptKey } from '../officer-key/kept-key.ts'

/** What the directory lets an officer do, beside signing acts. */
export type OfficerRole = 'cases' | 'operations' | 'things' | 'organisations' | 'inspections'

/** Who is signed in at the city, in this browser. */
export interface OfficerSession {
  readonly officer: OfficerId
  readonly office: LocalText
  /** Words that this console does not know are kept and mean nothing. */
  readonly roles: readonly string[]
  /** With whose things alone they work; null for those of all custodians. */
  readonly custodian: string | null
  /** Unix seconds, at the latest. */
  readonly expiresAt: number
}

const session: Shape<OfficerSession> = record({
  officer: as(officerId),
  office: localText,
  roles: list(text),
  custodian: orNull(text),
  expiresAt: number,
})
const nonceAnswer = record({ c_nonce: text })

/** Who is signed in. @throws ProblemError `not-signed-in` */
export function presentSession(api: CityApi): Promise<OfficerSession> {
  return api.get('/officers/session', session)
}

/**
 * Opens a session with both halves of an officer: an access token of the directory, and a signature of the officer's key.
 *
 * @param signing what asks for the passkey and opens the key
 * @throws ProblemError `other-officer`, `no-officer-account`, `not-an-officer`, `bad-signature`, `invalid-token`; AccessError
 */
export async function openSession(
  api: CityApi,
  options: {
    readonly accessToken: string
    readonly origin: string
    readonly key: Pick<KeptKey, 'id'>
    readonly signing: <Result>(use: (privateKey: CryptoKey) => Promise<Result>) => Promise<Result>
  },
): Promise<OfficerSession> {
  const { accessToken, origin, key, signing } = options
  const { c_nonce: nonce } = await api.send('POST', '/nonce', null, nonceAnswer)
  const signed = await signing((privateKey) => ed25519Sign(privateKey, sessionMessage(origin, key.id, nonce)))
  const signature = toBase64url(signed)
  return api.send('POST', '/officers/sessions', { accessToken, officer: key.id, nonce, signature }, session)
}

/** Ends the session of this browser, or all of this officer's. */
export async function endSession(api: CityApi, which: 'this' | 'all'): Promise<void> {
  await api.send('DELETE', which === 'this' ? '/officers/session' : '/officers/sessions', null, anything)
}
