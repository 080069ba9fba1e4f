import { toHex } from '@hefu/bytes'
import { type GrantId, MAX_WAIT, type OfficerId } from '@hefu/standard'
import type { OfficerAudit } from '../../officers/officer-audit.ts'
import { type GrantTerms, wrongTerm } from './grant.ts'
import {
  endGrant,
  type Granted,
  type GrantSeen,
  grantMandate,
  grantsOf,
  type MandatePorts,
  todayOf,
} from './grant-mandate.ts'
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

/** Mandates by which somebody may represent an organisation, and so grant others: what else it grants is its own affair. */
export async function representatives(ports: MandatePorts, organisation: string): Promise<readonly GrantSeen[]> {
  return (await grantsOf(ports, organisation)).filter(({ powers }) => powers.includes('represent'))
}

/** Why officers do not end a mandate. */
export type EndRefusal = 'unknown-grant' | 'redeemed'

/**
 * An officer ends a mandate whose code nobody has redeemed, because it was lost on the way or was made by mistake. One that a wallet holds is
 * ended by its organisation alone: the city takes nobody's powers away.
 */
export async function endUnredeemed(
  ports: FirstMandatePorts,
  officer: OfficerId,
  organisation: string,
  id: GrantId,
): Promise<'ended' | EndRefusal> {
  const grant = (await representatives(ports, organisation)).find((one) => one.id === id)
  if (!grant) return 'unknown-grant'
  if (grant.redeemed) return 'redeemed'
  await ports.audit.note({ officer, deed: 'mandate-ended', about: id })
  return (await endGrant(ports, organisation, id)) === 'ended' ? 'ended' : 'unknown-grant'
}
