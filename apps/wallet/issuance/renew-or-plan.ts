import type { RandomSource } from '@hefu/bbs'
import { type AppErrorCode, codeOf } from '../error.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { type IssuePorts, renew } from './issue.ts'
import type { RenewalPlan } from './renewal.ts'

const FIRST_RETRY_SECONDS = 300
const LONGEST_RETRY_SECONDS = 6 * 3600

/** Renews, after a new sign-in or without one; a failure is written into the plan and thrown. */
export async function renewOrPlan(ports: IssuePorts, wallet: OpenWallet, signedIn = false): Promise<void> {
  try {
    await renew(ports, wallet, signedIn)
  } catch (error) {
    // A pass came onto the screen, or the wallet was locked: that is no failure.
    if (codeOf(error) === 'showing' || codeOf(error) === 'locked') throw error
    const plan = planRetry(wallet.holdings.get().renewal, ports.now, ports.random)
    await wallet.setRenewal({ ...plan, needsSignIn: needsHolder(codeOf(error)) })
    throw error
  }
}

/** Whether a renewal failed for a reason that only a new sign-in removes. */
export function needsHolder(code: AppErrorCode | null): boolean {
  return code === 'sign-in-expired' || code === 'enrolled-elsewhere'
}

/** The plan after a failure: twice as long each time, within limits, at a random moment of the later half. */
export function planRetry(plan: RenewalPlan, now: number, random: RandomSource): RenewalPlan {
  const longest = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** Math.min(plan.failures, 10))
  const share = 0.5 + (random(1)[0] ?? 0) / 512
  return { ...plan, failures: plan.failures + 1, dueAt: now + Math.ceil(longest * share) }
}
