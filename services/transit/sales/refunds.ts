import { fromHex, toHex } from '@hefu/bytes'
import type { PaymentPort, ServicePorts } from '@hefu/service-kit'
import type { Kysely, Selectable } from 'kysely'
import type { RefundTable, TransitTables } from '../database/tables.ts'
import type { TravelKey } from '../gate/travel-store.ts'
import { type CommonKnowledge, commonKnowledge, type HealthPorts } from '../sync/gates.ts'
import { addEvents, changeLedger, findTravel, type LedgerPorts } from '../sync/ledger.ts'
import { newReceipt, type ReceiptCode, receiptId } from './receipt.ts'

/** What giving tickets back stands on. */
export interface RefundPorts extends LedgerPorts, HealthPorts {
  readonly database: Kysely<TransitTables>
  readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  /** Pays out, where the other port takes in: under a key of the refund's own, which nothing joins to a purchase. */
  readonly payouts: PaymentPort
}

/** How far a refund is. `waiting`: until every gate has told what it saw; `paying`: until the provider has said. */
export type RefundState = RefundTable['state']

export interface RefundView {
  /** In fen. */
  readonly amount: number
  readonly state: RefundState
}

const DAY = 86_400
/** So long a refund is kept after it was asked for. */
const KEPT_SECONDS = 90 * DAY

/**
 * Takes a ticket back that has just been shown. From now on no gate that hears of it lets it in.
 *
 * @param amount what it cost, in fen
 * @returns the receipt code of the refund, or why there is none
 */
export async function giveBack(
  refunds: RefundPorts,
  ticket: Pick<TravelKey, 'generation' | 'serial'>,
  amount: number,
): Promise<{ readonly receipt: ReceiptCode } | { readonly refused: 'used' | 'refunded' }> {
  const now = Math.floor(refunds.ports.clock())
  const { generation, serial } = ticket
  const key = { entitlement: 'ticket', generation, serial } as const
  return changeLedger(refunds, async (transaction) => {
    const known = await findTravel(transaction, key)
    if (known) return { refused: known.phase === 'refunded' ? 'refunded' : 'used' }
    const event = { ...key, step: 'refund', stop: null, line: null, at: now, reach: 1 } as const
    await addEvents(refunds, transaction, [event], now)
    const receipt = newReceipt(refunds.ports.random)
    const row = { id: receiptId(receipt), generation, serial: fromHex(serial), amount, asked_at: now }
    await transaction
      .insertInto('refund')
      .values({ ...row, state: 'waiting' })
      .execute()
    return { receipt }
  })
}

/** What became of a refund; null for a code that is of none. */
export async function findRefund(
  refunds: Pick<RefundPorts, 'database'>,
  receipt: ReceiptCode,
): Promise<RefundView | null> {
  const row = await refunds.database
    .selectFrom('refund')
    .select(['amount', 'state'])
    .where('id', '=', receiptId(receipt))
    .executeTakeFirst()
  return row ?? null
}

/**
 * Goes on with refunds: one is decided once every gate has told what it saw before it was asked for, so that a ticket that
 * a gate which was cut off let in is not paid back, and knows that the ticket is void, so that none lets it in later; then
 * it is paid out, once, however often the provider is asked.
 */
export async function settleRefunds(refunds: RefundPorts): Promise<void> {
  const { database } = refunds
  const waiting = await database.selectFrom('refund').selectAll().where('state', '=', 'waiting').execute()
  if (waiting.length > 0) {
    const gates = await commonKnowledge(refunds)
    for (const row of waiting) if (gates.toldUntil > row.asked_at) await decide(refunds, row, gates)
  }
  const paying = await database.selectFrom('refund').selectAll().where('state', '=', 'paying').execute()
  for (const row of paying) await payOut(refunds, row)
}

/** Forgets refunds after their time. */
export async function dropOldRefunds({ database, ports }: RefundPorts): Promise<void> {
  const before = Math.floor(ports.clock()) - KEPT_SECONDS
  await database.deleteFrom('refund').where('asked_at', '<', before).where('state', 'in', ['paid', 'refused']).execute()
}

/** From here on the refund knows no ticket any more. One whose ticket is no longer good is decided by what was told while it was. */
async function decide(
  { database }: RefundPorts,
  row: Selectable<RefundTable>,
  { knownChange }: CommonKnowledge,
): Promise<void> {
  if (row.generation === null || row.serial === null) return
  const travel = await database
    .selectFrom('travel')
    .select(['entered_at', 'change'])
    .where('entitlement', '=', 'ticket')
    .where('generation', '=', row.generation)
    .where('serial', '=', row.serial)
    .executeTakeFirst()
  if (travel && travel.change > knownChange) return
  const rode = travel !== undefined && travel.entered_at > 0
  await database
    .updateTable('refund')
    .set({ state: rode ? 'refused' : 'paying', generation: null, serial: null })
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .execute()
}

/** The provider takes one key once, so it is simply asked again until it has said. */
async function payOut({ database, payouts }: RefundPorts, { id, amount }: Selectable<RefundTable>): Promise<void> {
  const key = `refund-${toHex(new Uint8Array(id))}`
  const answer = await payouts.pay({ key, amount, what: 'Ticket given back' }).catch(() => 'unknown' as const)
  if (answer === 'unknown') return
  await database
    .updateTable('refund')
    .set({ state: answer })
    .where('id', '=', id)
    .where('state', '=', 'paying')
    .execute()
}
