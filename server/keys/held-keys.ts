import { credentialTypeId, type Epoch, type IssuerId, type IssuerKey, issuerId, toEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { KeyTables } from './key-tables.ts'

/** The public half of a key that this city made, and its place among the keys of its quarter. */
export interface HeldKey extends IssuerKey {
  /** First epoch of the quarter that it was made for. */
  readonly quarter: Epoch
  /** 0 for the key that was planned, then each that took the place of the one before. */
  readonly replacement: number
}

/** The key as the register knows one. */
export function issuerKeyOf({ quarter: _q, replacement: _r, ...key }: HeldKey): IssuerKey {
  return key
}

/** Enters a key; where one has its place already, that one stays. */
export async function recordHeldKey(database: Kysely<KeyTables>, key: HeldKey): Promise<void> {
  await database
    .insertInto('issuer_key')
    .values({
      issuer: key.issuer,
      credential_type: key.type,
      first_epoch: key.firstEpoch,
      last_epoch: key.lastEpoch,
      public_key: key.publicKey,
      quarter: key.quarter,
      replacement: key.replacement,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every key of an issuer, by type, quarter and replacement. */
export async function readHeldKeys(database: Kysely<KeyTables>, issuer: IssuerId): Promise<HeldKey[]> {
  const rows = await database
    .selectFrom('issuer_key')
    .selectAll()
    .where('issuer', '=', issuer)
    .orderBy('credential_type')
    .orderBy('quarter')
    .orderBy('replacement')
    .execute()
  return rows.map((row) => ({
    issuer: issuerId(row.issuer),
    type: credentialTypeId(row.credential_type),
    publicKey: new Uint8Array(row.public_key),
    firstEpoch: toEpoch(row.first_epoch),
    lastEpoch: toEpoch(row.last_epoch),
    quarter: toEpoch(row.quarter),
    replacement: row.replacement,
  }))
}
