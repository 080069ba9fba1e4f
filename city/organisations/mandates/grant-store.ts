import { createHash, timingSafeEqual } from 'node:crypto'
import { fromHex, toHex } from '@hefu/bytes'
import { type GrantId, grantId, MANDATE_POWERS } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { MandateGrantTable } from '../../database/tables/organisations.ts'
import type { Grant } from './grant.ts'

/** Keeps what organisations have granted. */
export interface GrantStore {
  /** Durable when its promise is fulfilled. Of the secret only a hash is kept. */
  add(grant: Grant, secret: Uint8Array): Promise<void>
  /** The grant that this secret redeems; null for another secret, and for a grant that there is none of. */
  open(id: GrantId, secret: Uint8Array): Promise<Grant | null>
  /** All grants of one organisation, the latest first. */
  ofOrganisation(organisation: string): Promise<readonly Grant[]>
  /** Ends a grant of this organisation. What has ended stays as it is. */
  end(organisation: string, id: GrantId, day: string): Promise<'ended' | 'unknown'>
}

/** Grants in PostgreSQL. */
export function databaseGrantStore(database: Kysely<Database>): GrantStore {
  return {
    async add(grant, secret) {
      await database
        .insertInto('mandate_grant')
        .values({ ...toRow(grant), secret_hash: hashOf(secret) })
        .execute()
    },

    async open(id, secret) {
      const row = await database
        .selectFrom('mandate_grant')
        .selectAll()
        .where('id', '=', Buffer.from(fromHex(id)))
        .executeTakeFirst()
      return row && timingSafeEqual(row.secret_hash, hashOf(secret)) ? fromRow(row) : null
    },

    async ofOrganisation(organisation) {
      const rows = await database
        .selectFrom('mandate_grant')
        .selectAll()
        .where('organisation', '=', organisation)
        .orderBy('granted_on', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(fromRow)
    },

    async end(organisation, id, day) {
      const mine = database
        .updateTable('mandate_grant')
        .set((by) => ({ ended_on: by.fn.coalesce('ended_on', by.val(day)) }))
        .where('organisation', '=', organisation)
        .where('id', '=', Buffer.from(fromHex(id)))
      const { numUpdatedRows } = await mine.executeTakeFirstOrThrow()
      return numUpdatedRows === 1n ? 'ended' : 'unknown'
    },
  }
}

function toRow(grant: Grant): Omit<MandateGrantTable, 'secret_hash'> {
  return {
    id: Buffer.from(fromHex(grant.id)),
    organisation: grant.organisation,
    organisation_name: grant.organisationName,
    powers: grant.powers.join(' '),
    cap: grant.cap,
    valid_until: grant.validUntil,
    granted_on: grant.grantedOn,
    ended_on: grant.endedOn,
  }
}

function fromRow(row: MandateGrantTable): Grant {
  const powers = row.powers.split(' ')
  return {
    id: grantId(toHex(row.id)),
    organisation: row.organisation,
    organisationName: row.organisation_name,
    powers: MANDATE_POWERS.filter((power) => powers.includes(power)),
    cap: row.cap,
    validUntil: row.valid_until,
    grantedOn: row.granted_on,
    endedOn: row.ended_on,
  }
}

function hashOf(secret: Uint8Array): Buffer {
  return createHash('sha256').update('hefu grant secret\n').update(secret).digest()
}
