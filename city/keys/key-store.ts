import type { RandomSource } from '@hefu/bbs'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import { seal, unseal } from './seal.ts'

/** Keeps the city's own secrets: issuer keys, the key of the trust bundle, keys of keyed hashes. */
export interface KeyStore {
  /**
   * The secret of this name; where there is none yet, what `create` makes is kept. Every caller, in every process, gets the same
   * bytes, and they are durable when the promise is fulfilled.
   *
   * @throws CityError `secret-not-opened`
   */
  loadOrCreate(name: string, create: () => Uint8Array): Promise<Uint8Array>
}

/** A key store in the city's database, sealed under a 32-byte master key which is kept elsewhere. */
export function sealedKeyStore(options: {
  readonly database: Kysely<Database>
  readonly masterKey: Uint8Array
  readonly random: RandomSource
}): KeyStore {
  const { database, masterKey, random } = options

  async function load(name: string): Promise<Uint8Array | null> {
    const row = await database.selectFrom('sealed_secret').select('sealed').where('name', '=', name).executeTakeFirst()
    return row ? unseal(masterKey, contextOf(name), row.sealed) : null
  }

  return {
    async loadOrCreate(name, create) {
      const known = await load(name)
      if (known) return known
      const sealed = seal(masterKey, contextOf(name), create(), random)
      await database
        .insertInto('sealed_secret')
        .values({ name, sealed })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // Read back: another process may have been first, and its secret is the one that counts.
      const kept = await load(name)
      if (!kept) throw new CityError('secret-not-opened', `the secret ${name} was not kept`)
      return kept
    },
  }
}

function contextOf(name: string): Uint8Array {
  return new TextEncoder().encode(`hefu key store\n${name}`)
}
