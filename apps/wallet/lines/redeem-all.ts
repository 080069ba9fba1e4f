import type { HeldCredential } from '@hefu/wallet'
import { codeOf } from '../error.ts'
import type { IssuePorts } from '../issuance/issue.ts'
import type { IssuanceStep } from '../issuance/receive.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { latestLines, ofLine } from './latest-lines.ts'
import { isLineEnd } from './line-end.ts'
import type { CardPromise } from './promise.ts'
import { redeem } from './redeem.ts'

/**
 * Redeems several codes, one after the other, and answers what is held of them in the end. Those that are held already are not asked for again, so
 * what broke off can be gone on with; among several, one that its issuer does not honour is passed over.
 *
 * @throws AppError as `redeem`, when nothing came of any
 */
export async function redeemAll(
  ports: IssuePorts,
  wallet: OpenWallet,
  promised: readonly CardPromise[],
  onStep: (step: IssuanceStep, index: number) => void,
): Promise<readonly HeldCredential[]> {
  let denied: unknown = null
  for (const [index, promise] of promised.entries()) {
    if (heldOf(wallet, promise)) continue
    try {
      await redeem(ports, wallet, promise, (step) => onStep(step, index))
    } catch (error) {
      if (!isLineEnd(codeOf(error))) throw error
      denied = error
    }
  }
  const held = promised.flatMap((promise) => heldOf(wallet, promise) ?? [])
  if (held.length === 0) throw denied
  return held
}

function heldOf(wallet: OpenWallet, { line }: CardPromise): HeldCredential | undefined {
  return latestLines(ofLine(wallet.holdings.get().credentials, line))[0]
}
