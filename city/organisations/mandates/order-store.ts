import { fromHex, toHex } from '@hefu/bytes'
import { MANDATE_POWERS, type OfficerId, officerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { MandateOrderTable } from '../../database/tables/organisations.ts'
import type { GrantTerms } from './grant.ts'

/** A first mandate that one officer has proposed. */
export interface MandateOrder extends GrantTerms {
  /** 16 random bytes, in hexadecimal. */
  readonly id: string
  readonly proposer: OfficerId
  /** Unix seconds. */
  readonly proposedAt: number
}

/** Keeps first mandates until a second officer decides. */
export interface MandateOrderStore {
  /** Durable when its promise is fulfilled. */
  add(order: MandateOrder): Promise<void>
  find(id: string): Promise<MandateOrder | null>
  /** Takes an order away; of two that take one, one gets it. */
  take(id: string): Promise<MandateOrder | null>
  /** Those proposed after this moment, the oldest first. */
  since(moment: number): Promise<readonly MandateOrder[]>
  removeBefore(moment: number): Promise<void>
}

/** Orders in PostgreSQL. */
export function databaseMandateOrderStore(database: Kysely<Database>): MandateOrderStore {
  return {
    async add({ id, organisation, organisationName, powers, cap, validUntil, proposer, proposedAt }) {
      await database
        .insertInto('mandate_order')
        .values({
          id: Buffer.from(fromHex(id)),
          organisation,
          organisation_name: organisationName,
          powers: powers.join(' '),
          cap,
          valid_until: validUntil,
          proposer,
          proposed_at: proposedAt,
        })
        .execute()
    },

    async find(id) {
      const row = await database
        .selectFrom('mandate_order')
        .selectAll()
        .where('id', '=', Buffer.from(fromHex(id)))
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async take(id) {
      const row = await database
        .deleteFrom('mandate_order')
        .where('id', '=', Buffer.from(fromHex(id)))
        .returningAll()
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async since(moment) {
      const rows = await database
        .selectFrom('mandate_order')
        .selectAll()
        .where('proposed_at', '>', moment)
        .orderBy('proposed_at')
        .orderBy('id')
        .execute()
      return rows.map(fromRow)
    },

    async removeBefore(moment) {
      await database.deleteFrom('mandate_order').where('proposed_at', '<=', moment).execute()
    },
  }
}

function fromRow(row: MandateOrderTable): MandateOrder {
  const powers = row.powers.split(' ')
  return {
    id: toHex(row.id),
    organisation: row.organisation,
    organisationName: row.organisation_name,
    powers: MANDATE_POWERS.filter((power) => powers.includes(power)),
    cap: row.cap,
    validUntil: row.valid_until,
    proposer: officerId(row.proposer),
    proposedAt: row.proposed_at,
  }
}
