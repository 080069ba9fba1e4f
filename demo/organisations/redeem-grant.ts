import { decodeGrantCode, epochAt, epochPlus, grantToken, MANDATE, type TrustBundle } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { systemRandom } from '../system-random.ts'
import { cityClient } from '../wallet/city-client.ts'
import { receive } from '../wallet/receive.ts'

/** What a wallet needs to be issued a mandate. */
export interface RedeemAt {
  readonly cityUrl: string
  readonly bundle: TrustBundle
  /** Unix seconds. */
  readonly now: number
}

/** Has a wallet issued the mandate of a grant's code, which it scanned: nobody signs in. @throws DemoError `city-refused` */
export function redeemGrant(at: RedeemAt, code: string): Promise<HeldCredential> {
  return receiveMandate(at, code, 0, null)
}

/** Fetches the mandate of next week for the one of this week. @throws DemoError `city-refused` */
export function refreshMandate(at: RedeemAt, code: string, present: HeldCredential): Promise<HeldCredential> {
  return receiveMandate(at, code, 1, present)
}

function receiveMandate(
  { cityUrl, bundle, now }: RedeemAt,
  code: string,
  weeks: number,
  present: HeldCredential | null,
): Promise<HeldCredential> {
  const accessToken = grantToken(decodeGrantCode(code))
  const epoch = epochPlus(epochAt(now, bundle.utcOffsetMinutes), weeks)
  const city = cityClient(cityUrl)
  return receive({ city, accessToken, type: MANDATE.id, epoch, bundle, present }, systemRandom)
}
