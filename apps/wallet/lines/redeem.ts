import { epochAt, isRenewed } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { AppError, codeOf } from '../error.ts'
import type { IssuePorts } from '../issuance/issue.ts'
import { issuerClient } from '../issuance/issuer-client.ts'
import { type IssuanceStep, receive } from '../issuance/receive.ts'
import { KEPT_RENEWAL, planRenewal } from '../issuance/renewal.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { changeLines, type KeptLine, withLine, withoutLine } from './kept-lines.ts'
import { lineEndOf } from './line-end.ts'
import { addressOf, type CardPromise, sourceOf, tokenOf } from './promise.ts'

/**
 * Redeems a grant or an offer: its issuer issues the card blindly to whoever has the code, and learns nothing of who that is. The secret is sealed
 * before it is used, so that a wallet that closes half-way can renew what it received.
 *
 * @throws AppError as `receive` and `addressOf`; `other-city`, or why the issuer does not honour the code, as `lineEndOf`
 */
export async function redeem(
  ports: IssuePorts,
  wallet: OpenWallet,
  promised: CardPromise,
  onStep: (step: IssuanceStep) => void,
): Promise<HeldCredential> {
  const { config, bundle, network, random, now } = ports
  const { line, type, issuer, secret } = promised
  if (promised.origin !== bundle.origin) throw new AppError('other-city', `a card of ${promised.origin}`)
  const address = addressOf(issuer, config.cityUrl, bundle)
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const kept: KeptLine = { line, type, issuer, secret, plan: KEPT_RENEWAL.empty, ended: null }
  await changeLines(wallet, withLine(kept))
  const client = issuerClient(address, tokenOf(kept), network)
  const request = { client, type, issuer, epoch: present, present, bundle, held: null, line, onStep }
  try {
    const held = await receive({ ...request, keeper: wallet.keeper }, random)
    const plan = planRenewal(KEPT_RENEWAL.empty, { credentials: [held], present, bundle, now }, random)
    await changeLines(wallet, withLine(isRenewed(type) ? { ...kept, plan } : { ...kept, secret: new Uint8Array() }))
    return held
  } catch (error) {
    const holds = wallet.holdings.get().credentials.some((held) => held.line === line)
    if (!holds) await changeLines(wallet, withoutLine(line)).catch(() => {})
    const end = lineEndOf(error, sourceOf(kept))
    if (!end) throw issuer === null ? error : ofIssuer(error)
    await wallet.removeCard(type, line)
    throw new AppError(end, `the code is not honoured: ${end}`, { cause: error })
  }
}

/** The same failure, said of an issuer that is not the city. */
function ofIssuer(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'city-down':
    case 'city-busy':
      return new AppError('issuer-down', 'the issuer did not answer', { cause: error })
    case 'city-refused':
      return new AppError('issuer-refused', 'the issuer refused', { cause: error })
    default:
      return error
  }
}
