import { createHash } from 'node:crypto'
import { type ActBody, type CredentialTypeId, credentialTypeId, type IssuerId, issuerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'

/** What was destroyed of a type: the body of the act that two officers enter in the register as its receipt. */
export type Destruction = Extract<ActBody, { kind: 'destruction' }>

/** SHA-256 over public keys in the order given: the commitment of a receipt, which everybody makes anew from the register. */
export function keysDigest(publicKeys: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const publicKey of publicKeys) hash.update(publicKey)
  return new Uint8Array(hash.digest())
}

/** What this issuer has destroyed so far, entered in the register or not yet. */
export async function readDestructions(
  database: Kysely<Database>,
  issuer: IssuerId,
  type?: CredentialTypeId,
): Promise<Destruction[]> {
  const rows = await database
    .selectFrom('destruction')
    .selectAll()
    .where('issuer', '=', issuer)
    .$if(type !== undefined, (query) => query.where('credential_type', '=', type ?? ''))
    .orderBy('credential_type')
    .execute()
  return rows.map((row) => ({
    kind: 'destruction',
    type: credentialTypeId(row.credential_type),
    issuer: issuerId(row.issuer),
    records: row.records,
    keys: new Uint8Array(row.keys),
    destroyedAt: row.destroyed_at,
  }))
}
