import { anything, type CityApi, list, number, oneOf, record, type Shape, text } from '@hefu/app-browser/city-api'
import { MANDATE_POWERS, type MandatePower } from '@hefu/standard'

/** For which organisation this browser acts. */
export interface Acting {
  /** The id on its door. */
  readonly organisation: string
  /** Those that were disclosed. */
  readonly powers: readonly MandatePower[]
  /** Unix seconds. */
  readonly until: number
}

/** What a wallet is asked. */
export interface AskedRequest {
  /** The text of a QR code, `HQ1:...`. */
  readonly request: string
  /** Unix seconds. */
  readonly validUntil: number
}

/** The powers as the city writes them. */
export const power: Shape<MandatePower> = oneOf(MANDATE_POWERS)
const acting: Shape<Acting> = record({ organisation: text, powers: list(power), until: number })
const sent: Shape<{ readonly pass: string }> = record({ pass: text })
const asked: Shape<AskedRequest> = record({ request: text, validUntil: number })

/** For whom this browser acts. @throws ProblemError `not-signed-in` */
export function presentSession(api: CityApi): Promise<Acting> {
  return api.get('/organisation/session', acting)
}

/** Asks for a mandate; what was asked just before may still be answered. @throws ProblemError `no-sign-in` */
export function askForMandate(api: CityApi): Promise<AskedRequest> {
  return api.send('POST', '/organisation/session/request', null, asked)
}

/**
 * Signs this browser in by what a wallet answered.
 *
 * @param pass `HF1:...`
 * @throws ProblemError `not-asked`, `answer-late`, `mandate-lapsed`, `pass-refused`
 */
export function openSession(api: CityApi, pass: string): Promise<Acting> {
  return api.send('POST', '/organisation/session', { pass }, acting)
}

/** The answer that a wallet has sent over the network, by the code that it was given. @throws ProblemError `answer-late` */
export async function fetchAnswer(api: CityApi, code: string): Promise<string> {
  return (await api.get(`/organisation/session/answer/${encodeURIComponent(code)}`, sent)).pass
}

/** Signs this browser out. */
export async function endSession(api: CityApi): Promise<void> {
  await api.send('DELETE', '/organisation/session', null, anything)
}
