import type { RandomSource } from '@hefu/bbs'
import { type Epoch, epochAt, isAcceptedEpoch, isRenewed, PASS_MONTH } from '@hefu/standard'
import { codeOf } from '../error.ts'
import type { IssuePorts } from '../issuance/issue.ts'
import { issuerClient } from '../issuance/issuer-client.ts'
import { receive } from '../issuance/receive.ts'
import { planRetry } from '../issuance/renew-or-plan.ts'
import { KEPT_RENEWAL, planRenewal, type RenewalPlan, renewalsFor } from '../issuance/renewal.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { changeLines, KEPT_LINES, type KeptLine, withLine } from './kept-lines.ts'
import { ofLine } from './latest-lines.ts'
import { lineEndOf } from './line-end.ts'
import { addressOf, sourceOf, tokenOf } from './promise.ts'
import { removeLine } from './remove-line.ts'

/** How far apart what is overdue is fetched, in seconds, so that it does not come along with its holder's own cards. */
const OVERDUE_SPREAD = 60

/**
 * Renews what came from grants and offers and is due, each from its own issuer and with its own secret. What an issuer refuses for good is kept as
 * ended and asked for no more; any other failure is tried again later. Tickets that have run out drop away.
 *
 * @throws AppError `showing` or `locked` when there is no going on now
 */
export async function renewLines(ports: IssuePorts, wallet: OpenWallet): Promise<void> {
  const present = epochAt(ports.now, ports.bundle.utcOffsetMinutes)
  for (const kept of await wallet.read(KEPT_LINES)) {
    if (hasRunOut(kept, wallet, present)) await removeLine(wallet, kept)
    else if (kept.ended === null && isRenewed(kept.type)) {
      const changed = await renewLine(ports, wallet, kept, present)
      if (changed !== kept) await changeLines(wallet, replacing(changed))
    }
  }
}

/** Whether it is a ticket, or a pass that is renewed no more, that no gate accepts now or later. */
function hasRunOut({ line, type, ended }: KeptLine, wallet: OpenWallet, present: Epoch): boolean {
  const isOver = !isRenewed(type) || (type === PASS_MONTH.id && ended !== null)
  const held = ofLine(wallet.holdings.get().credentials, line)
  return isOver && held.length > 0 && !held.some(({ header }) => isAcceptedEpoch(header.epoch, present))
}

async function renewLine(ports: IssuePorts, wallet: OpenWallet, kept: KeptLine, present: Epoch): Promise<KeptLine> {
  const { config, bundle, network, random, now } = ports
  const { line, type, issuer } = kept
  const ofIt = () => ofLine(wallet.holdings.get().credentials, line)
  if (ofIt().length === 0) return kept
  const made = planRenewal(kept.plan, { credentials: ofIt(), present, bundle, now }, random)
  const plan = apart(kept.plan, made, now, random)
  const planned = plan === kept.plan ? kept : { ...kept, plan }
  const [due] = renewalsFor(ofIt(), present, bundle)
  if (!due || now < plan.dueAt) return planned
  try {
    const client = issuerClient(addressOf(issuer, config.cityUrl, bundle), tokenOf(kept), network)
    const request = { client, type, issuer, present, bundle, line, keeper: wallet.keeper }
    await receive({ ...request, epoch: due.epoch, held: due.held }, random)
    // What is left to fetch has a moment of its own again.
    return { ...kept, plan: KEPT_RENEWAL.empty }
  } catch (error) {
    const code = codeOf(error)
    if (code === null || code === 'showing' || code === 'locked') throw error
    const ended = lineEndOf(error, sourceOf(kept))
    return ended ? { ...kept, ended } : { ...kept, plan: planRetry(plan, now, random) }
  }
}

/** A new plan that would be at once, a little later. */
function apart(before: RenewalPlan, plan: RenewalPlan, now: number, random: RandomSource): RenewalPlan {
  if (plan === before || plan.dueAt > now) return plan
  return { ...plan, dueAt: now + Math.ceil((OVERDUE_SPREAD * ((random(1)[0] ?? 0) + 1)) / 256) }
}

/** The lines with this one changed, if it is still among them: a card that was deleted meanwhile stays deleted. */
function replacing(kept: KeptLine): (lines: readonly KeptLine[]) => readonly KeptLine[] {
  return (lines) => (lines.some(({ line }) => line === kept.line) ? withLine(kept)(lines) : lines)
}
