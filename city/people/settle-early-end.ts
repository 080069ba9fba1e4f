import type { DecidedAnswer } from './officer-schemas.ts'
import type { OfficerPorts } from './work-on-cases.ts'

/**
 * Carries out what the log has decided, once: afterwards there is no order. Null while its act is not in the log.
 *
 * An officer's approval calls it, and the daily job for what was interrupted.
 */
export async function settle(
  ports: Pick<OfficerPorts, 'desk' | 'orders'>,
  digest: string,
): Promise<DecidedAnswer | null> {
  const { desk, orders } = ports
  const order = await orders.find(digest)
  if (!order?.approval) return null
  const kept = await desk.store.find(digest)
  if (!kept) return null
  const { body, proposer, proposal } = kept.proposal
  if (desk.keeper.actOf(proposal) === null) await desk.keeper.refresh()
  const act = desk.keeper.actOf(proposal)
  if (act === null) return null
  const { approver, decidedAt } = order.approval
  if (order.lift) await orders.settleLift(digest, order.key, order.lift, decidedAt)
  else if (body.kind === 'early-end') {
    await orders.settleEnd(digest, order.key, { reason: body.reason, act, proposer, approver, decidedAt })
  }
  return { act, effectiveFrom: decidedAt }
}
