import type { Trusted } from '@hefu/app-browser'
import { decodeRegisterBundle } from '@hefu/standard'
import { liftedSince } from '@hefu/wallet'
import type { OpenWallet } from '../state/open-wallet.ts'
import { KEPT_RENEWAL } from './renewal.ts'
import { isBehind } from './stop.ts'

/**
 * Looks for early ends that were taken back, in what is new of the register. The log says type and reason and never whose it was, so
 * a wallet that is stopped by one like it asks the city once more, at a moment planned as in a new epoch. Nobody has to be asked before.
 */
export async function noticeLifts({ bytes, size }: Trusted, wallet: OpenWallet): Promise<void> {
  const { entries } = decodeRegisterBundle(bytes)
  let lifted = false
  for (const stop of wallet.holdings.get().stops.filter((each) => isBehind(each, size))) {
    if (!isBehind(stop, size) || !stop.end) continue
    const askAgain = stop.askAgain || liftedSince(entries, stop.asOf, stop.end)
    lifted ||= askAgain && !stop.askAgain
    await wallet.stop({ ...stop, asOf: size, askAgain })
  }
  if (lifted) await wallet.setRenewal({ ...KEPT_RENEWAL.empty, needsSignIn: wallet.holdings.get().renewal.needsSignIn })
}
