import type { TypeKeys } from '@hefu/server'
import type { Clock, CredentialTypeId } from '@hefu/standard'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import { type Destruction, keysDigest, readDestructions } from './destruction.ts'
import { previewSunset, type SunsetPorts } from './preview.ts'
import { type Scrubbed, scrub } from './scrub.ts'

/** What a destruction is performed with. */
export interface DestroyPorts extends SunsetPorts {
  readonly typeKeys: Pick<TypeKeys, 'destroy'>
  readonly clock: Clock
}

/** What was destroyed, and how far the database's own files could be cleaned of it. */
export interface Destroyed {
  readonly destruction: Destruction
  readonly scrubbed: Scrubbed
}

/**
 * Destroys what there is of a type that has ended: its key, its secrets, its records. The key first, which ends every copy of the
 * rest; the receipt's facts are written only after that, in one transaction with the deletion. Where it was interrupted, the same
 * call goes on.
 *
 * @throws CityError `type-not-ended` unless the register says that the type has ended
 */
export async function destroy(ports: DestroyPorts, type: CredentialTypeId): Promise<Destroyed> {
  const { database, issuer, typeKeys, clock } = ports
  const { ended, keys } = await previewSunset(ports, type, clock())
  if (!ended) throw new CityError('type-not-ended', `by the register ${type} has not ended`)
  await typeKeys.destroy(type)
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  await database.transaction().execute(async (transaction) => {
    // Millions of rows take longer than a request may.
    await sql`set local statement_timeout = 0`.execute(transaction)
    const records = await deleteAll(transaction, type)
    await transaction
      .insertInto('destruction')
      .values({
        issuer,
        credential_type: type,
        records,
        keys: keysDigest(publicKeys),
        destroyed_at: Math.floor(clock()),
      })
      // A first call has destroyed them already; its count is the one that tells.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  const scrubbed = await scrub(database)
  const [destruction] = await readDestructions(database, issuer, type)
  if (!destruction) throw new TypeError('the destruction was not kept')
  return { destruction, scrubbed }
}

/** @returns how many records of persons there were */
async function deleteAll(database: Kysely<Database>, type: CredentialTypeId): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('issuance_record')
    .where('credential_type', '=', type)
    .executeTakeFirstOrThrow()
  for (const table of ['early_end', 'early_end_order', 'person_case', 'officer_access'] as const) {
    await database.deleteFrom(table).where('credential_type', '=', type).execute()
  }
  await database.deleteFrom('sealed_secret').where('credential_type', '=', type).execute()
  await database.deleteFrom('issuer_key').where('credential_type', '=', type).execute()
  return Number(numDeletedRows)
}
