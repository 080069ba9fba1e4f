import { epochAt, type GrantCode, grantToken, MANDATE } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { AppError } from '../error.ts'
import { cityClient } from '../issuance/city-client.ts'
import type { IssuePorts } from '../issuance/issue.ts'
import { type IssuanceStep, receive } from '../issuance/receive.ts'
import { KEPT_RENEWAL, planRenewal } from '../issuance/renewal.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { changeGrants, withGrant, withoutGrant } from './kept-grants.ts'
import { mandateEndOf } from './mandate-refusal.ts'

/**
 * Redeems a grant: the city issues its mandate blindly to whoever has the code, and learns nothing of who that is. The secret is sealed before it
 * is used, so that a wallet that closes half-way can renew what it received.
 *
 * @throws AppError as `receive`; `other-city`, or why the city does not honour the grant: `mandate-ended`, `grant-redeemed`, `grant-unknown`
 */
export async function redeem(
  ports: IssuePorts,
  wallet: OpenWallet,
  code: GrantCode,
  onStep: (step: IssuanceStep) => void,
): Promise<HeldCredential> {
  const { config, bundle, network, random, now } = ports
  const { grant, secret } = code
  if (code.origin !== bundle.origin) throw new AppError('other-city', `a mandate of ${code.origin}`)
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const kept = { grant, secret, plan: KEPT_RENEWAL.empty, ended: null }
  await changeGrants(wallet, withGrant(kept))
  const city = cityClient(config.cityUrl, grantToken(code), network)
  const request = { city, type: MANDATE.id, epoch: present, present, bundle, held: null, line: grant, onStep }
  try {
    const held = await receive({ ...request, keeper: wallet.keeper }, random)
    const plan = planRenewal(KEPT_RENEWAL.empty, { credentials: [held], present, bundle, now }, random)
    await changeGrants(wallet, withGrant({ ...kept, plan }))
    return held
  } catch (error) {
    const holds = wallet.holdings.get().credentials.some(({ line }) => line === grant)
    if (!holds) await changeGrants(wallet, withoutGrant(grant)).catch(() => {})
    const end = mandateEndOf(error)
    if (!end) throw error
    await wallet.removeCard(MANDATE.id, grant)
    throw new AppError(end, `the grant is not honoured: ${end}`, { cause: error })
  }
}
