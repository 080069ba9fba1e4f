import type { RandomSource } from '@hefu/bbs'
import { epochAt, grantToken, MANDATE } from '@hefu/standard'
import { codeOf } from '../error.ts'
import { cityClient } from '../issuance/city-client.ts'
import type { IssuePorts } from '../issuance/issue.ts'
import { receive } from '../issuance/receive.ts'
import { planRetry } from '../issuance/renew-or-plan.ts'
import { KEPT_RENEWAL, planRenewal, type RenewalPlan, renewalsFor } from '../issuance/renewal.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { changeGrants, KEPT_GRANTS, type KeptGrant, withGrant } from './kept-grants.ts'
import { ofLine } from './mandate-lines.ts'
import { mandateEndOf } from './mandate-refusal.ts'

/** How far apart what is overdue is fetched, in seconds, so that it does not come along with its holder's own cards. */
const OVERDUE_SPREAD = 60

/**
 * Renews the mandates that are due, each with its own grant. What the city refuses for good is kept as ended and asked for no more; any other
 * failure is tried again later.
 *
 * @throws AppError `showing` or `locked` when there is no going on now
 */
export async function renewMandates(ports: IssuePorts, wallet: OpenWallet): Promise<void> {
  for (const kept of await wallet.read(KEPT_GRANTS)) {
    if (kept.ended !== null) continue
    const changed = await renewMandate(ports, wallet, kept)
    if (changed !== kept) await changeGrants(wallet, replacing(changed))
  }
}

async function renewMandate(ports: IssuePorts, wallet: OpenWallet, kept: KeptGrant): Promise<KeptGrant> {
  const { config, bundle, network, random, now } = ports
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const line = kept.grant
  const ofIt = () => ofLine(wallet.holdings.get().credentials, line)
  if (ofIt().length === 0) return kept
  const made = planRenewal(kept.plan, { credentials: ofIt(), present, bundle, now }, random)
  const plan = apart(kept.plan, made, now, random)
  const planned = plan === kept.plan ? kept : { ...kept, plan }
  const [due] = renewalsFor(ofIt(), present, bundle)
  if (!due || now < plan.dueAt) return planned
  const city = cityClient(config.cityUrl, grantToken(kept), network)
  try {
    const request = { city, type: MANDATE.id, present, bundle, line, keeper: wallet.keeper }
    await receive({ ...request, epoch: due.epoch, held: due.held }, random)
    // What is left to fetch has a moment of its own again.
    return { ...kept, plan: KEPT_RENEWAL.empty }
  } catch (error) {
    const code = codeOf(error)
    if (code === null || code === 'showing' || code === 'locked') throw error
    const ended = mandateEndOf(error)
    return ended ? { ...kept, ended } : { ...kept, plan: planRetry(plan, now, random) }
  }
}

/** A new plan that would be at once, a little later. */
function apart(before: RenewalPlan, plan: RenewalPlan, now: number, random: RandomSource): RenewalPlan {
  if (plan === before || plan.dueAt > now) return plan
  return { ...plan, dueAt: now + Math.ceil((OVERDUE_SPREAD * ((random(1)[0] ?? 0) + 1)) / 256) }
}

/** The grants with this one changed, if it is still among them: a mandate that was deleted meanwhile stays deleted. */
function replacing(kept: KeptGrant): (grants: readonly KeptGrant[]) => readonly KeptGrant[] {
  return (grants) => (grants.some(({ grant }) => grant === kept.grant) ? withGrant(kept)(grants) : grants)
}
