import { toHex } from '@hefu/bytes'
import { MAX_WAIT, type OfficerId } from '@hefu/standard'
import type { OfficerAudit } from '../../officers/officer-audit.ts'
import { type GrantTerms, wrongTerm } from './grant.ts'
import { type Granted, grantMandate, type MandatePorts, todayOf } from './grant-mandate.ts'
import type { MandateOrder, MandateOrderStore } from './order-store.ts'

/** What the officers' side of mandates stands on. */
export interface FirstMandatePorts extends MandatePorts {
  readonly orders: MandateOrderStore
  readonly audit: OfficerAudit
}

/** Why a first mandate was not granted. */
export type FirstMandateRefusal = 'unknown-order' | 'self-approval' | 'wrong-terms'

/**
 * An officer proposes the first mandate of an organisation, which has nobody yet who could grant one.
 *
 * @returns the order, or the part of the terms that does not fit
 */
export async function proposeFirstMandate(
  ports: FirstMandatePorts,
  proposer: OfficerId,
  terms: GrantTerms,
): Promise<MandateOrder | keyof GrantTerms> {
  const wrong = wrongTerm(terms, todayOf(ports))
  if (wrong) return wrong
  const order = { ...terms, id: toHex(ports.random(16)), proposer, proposedAt: Math.floor(ports.clock()) }
  await ports.orders.add(order)
  await ports.audit.note({ officer: proposer, deed: 'mandate-proposed', about: order.id })
  return order
}

/** What waits for a second officer. */
export function waitingOrders({ orders, clock }: FirstMandatePorts): Promise<readonly MandateOrder[]> {
  return orders.since(clock() - MAX_WAIT)
}

/** A second officer approves; to them the code is answered, for the organisation. */
export async function approveFirstMandate(
  ports: FirstMandatePorts,
  approver: OfficerId,
  id: string,
): Promise<Granted | FirstMandateRefusal> {
  const order = await ports.orders.find(id)
  if (!order || order.proposedAt <= ports.clock() - MAX_WAIT) return 'unknown-order'
  if (order.proposer === approver) return 'self-approval'
  await ports.audit.note({ officer: approver, deed: 'mandate-approved', about: id })
  if (!(await ports.orders.take(id))) return 'unknown-order'
  const { organisation, organisationName, powers, cap, validUntil } = order
  const result = await grantMandate(ports, { organisation, organisationName, powers, cap, validUntil })
  return result.outcome === 'granted' ? result.granted : 'wrong-terms'
}

/** An officer declines, the one who proposed it or another. */
export async function declineFirstMandate(
  ports: FirstMandatePorts,
  officer: OfficerId,
  id: string,
): Promise<'declined' | 'unknown-order'> {
  if (!(await ports.orders.take(id))) return 'unknown-order'
  await ports.audit.note({ officer, deed: 'mandate-declined', about: id })
  return 'declined'
}
