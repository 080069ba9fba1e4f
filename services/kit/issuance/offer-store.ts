import type { IssuanceRecord } from '@hefu/issuer'
import { type CredentialTypeId, credentialTypeId, type Epoch, toEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { KitTables, OfferTable } from '../database/kit-tables.ts'

/** An offer as it is kept, with what was issued by it. */
export interface KeptOffer {
  /** 16 bytes. */
  readonly id: Uint8Array
  readonly type: CredentialTypeId
  readonly secretHash: Uint8Array
  readonly termsSealed: Uint8Array | null
  /** Unix seconds. */
  readonly redeemUntil: number
  readonly ended: boolean
  /** Of the last issuance; null before the first. */
  readonly commitmentHash: Uint8Array | null
  readonly record: IssuanceRecord | null
}

/** What an issuance writes. */
export type IssuanceWritten = Pick<KeptOffer, 'commitmentHash' | 'termsSealed'> & { readonly record: IssuanceRecord }

/** Keeps offers. A write is durable when its promise is fulfilled. */
export interface OfferStore {
  add(offers: readonly KeptOffer[]): Promise<void>
  find(id: Uint8Array): Promise<KeptOffer | null>
  /** `changed` where another request came between; `pseudonym-taken` where another card has the pseudonym. */
  write(before: KeptOffer, after: IssuanceWritten): Promise<'written' | 'changed' | 'pseudonym-taken'>
  end(id: Uint8Array): Promise<'ended' | 'unknown'>
  /** Drops offers to be redeemed before a moment that nobody redeemed, or that are of a type that is not refreshed. */
  dropUnrenewable(before: number, refreshed: readonly CredentialTypeId[]): Promise<void>
  /** Redeemed offers, to be redeemed before a moment, of which nothing was issued for this week or a later one. */
  unrenewed(before: number, since: Epoch): Promise<readonly KeptOffer[]>
  drop(id: Uint8Array): Promise<void>
}

const UNIQUE_VIOLATION = '23505'
/** Rows of one statement: 13 values each, of 65,535 that PostgreSQL takes. */
const ROWS = 1000

/** Offers in the service's database. */
export function offerStore(database: Kysely<KitTables>): OfferStore {
  return {
    async add(offers) {
      for (let from = 0; from < offers.length; from += ROWS) {
        await database
          .insertInto('kit_offer')
          .values(offers.slice(from, from + ROWS).map(rowOf))
          .execute()
      }
    },
    async find(id) {
      const row = await database.selectFrom('kit_offer').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? offerOf(row) : null
    },
    async write(before, { record, ...after }) {
      const was = rowOf(before)
      try {
        const { numUpdatedRows } = await database
          .updateTable('kit_offer')
          .set(rowOf({ ...before, ...after, record }))
          .where('id', '=', before.id)
          .where('commitment_hash', 'is not distinct from', was.commitment_hash)
          .where('refresh_pseudonym', 'is not distinct from', was.refresh_pseudonym)
          .where('ended', '=', false)
          .executeTakeFirst()
        return numUpdatedRows === 1n ? 'written' : 'changed'
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return 'pseudonym-taken'
        throw error
      }
    },
    async end(id) {
      const { numUpdatedRows } = await database
        .updateTable('kit_offer')
        .set({ ended: true, terms_sealed: null })
        .where('id', '=', id)
        .executeTakeFirst()
      return numUpdatedRows === 1n ? 'ended' : 'unknown'
    },
    async dropUnrenewable(before, refreshed) {
      await database
        .deleteFrom('kit_offer')
        .where('redeem_until', '<=', before)
        .where(({ eb, or }) =>
          or([
            eb('last_epoch', 'is', null),
            ...(refreshed.length > 0 ? [eb('credential_type', 'not in', refreshed)] : [eb.lit(true)]),
          ]),
        )
        .execute()
    },
    async unrenewed(before, since) {
      const rows = await database
        .selectFrom('kit_offer')
        .selectAll()
        .where('redeem_until', '<=', before)
        .where('last_epoch', '<', since)
        .execute()
      return rows.map(offerOf)
    },
    async drop(id) {
      await database.deleteFrom('kit_offer').where('id', '=', id).execute()
    },
  }
}

function rowOf({
  id,
  type,
  secretHash,
  termsSealed,
  redeemUntil,
  ended,
  commitmentHash,
  record,
}: KeptOffer): OfferTable {
  return {
    id,
    credential_type: type,
    secret_hash: secretHash,
    terms_sealed: termsSealed,
    redeem_until: redeemUntil,
    ended,
    commitment_hash: commitmentHash,
    entropy_sealed: record?.entropySealed ?? null,
    refresh_pseudonym: record?.refreshPseudonym ?? null,
    last_epoch: record?.lastEpoch ?? null,
    issued_in_last: record?.issuedInLast ?? 0,
    issued_in_previous: record?.issuedInPrevious ?? 0,
    key_ends: record?.keyEnds ?? 0,
  }
}

function offerOf(row: OfferTable): KeptOffer {
  const bytes = (value: Uint8Array | null): Uint8Array | null => value && new Uint8Array(value)
  const { entropy_sealed: entropy, last_epoch: lastEpoch } = row
  return {
    id: new Uint8Array(row.id),
    type: credentialTypeId(row.credential_type),
    secretHash: new Uint8Array(row.secret_hash),
    termsSealed: bytes(row.terms_sealed),
    redeemUntil: row.redeem_until,
    ended: row.ended,
    commitmentHash: bytes(row.commitment_hash),
    record:
      entropy === null || lastEpoch === null
        ? null
        : {
            entropySealed: new Uint8Array(entropy),
            refreshPseudonym: bytes(row.refresh_pseudonym),
            lastEpoch: toEpoch(lastEpoch),
            issuedInLast: row.issued_in_last,
            issuedInPrevious: row.issued_in_previous,
            keyEnds: row.key_ends,
          },
  }
}
