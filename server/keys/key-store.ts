import { hkdfSync } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { concatBytes } from '@hefu/bytes'
import type { CredentialTypeId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import { ServerError } from '../error.ts'
import { seal, unseal } from '../secrets/seal.ts'
import type { KeyTables } from './key-tables.ts'
import type { TypeKeys } from './type-keys.ts'

/** Keeps the city's own secrets: issuer keys, the key of the log, keys of keyed hashes. */
export interface KeyStore {
  /**
   * The secret of this name; where there is none yet, what `create` makes is kept. Every caller, in every process, gets the same
   * bytes, and they are durable when the promise is fulfilled.
   *
   * @param type of a secret that ends with this credential type: it is sealed under the type's key too
   * @throws ServerError `secret-not-opened`, `type-destroyed` or `type-key`
   */
  loadOrCreate(name: string, create: () => Uint8Array, type?: CredentialTypeId): Promise<Uint8Array>
}

/** A key store in the city's database, sealed under a 32-byte master key and type keys, which are kept elsewhere. */
export function sealedKeyStore(options: {
  readonly database: Kysely<KeyTables>
  readonly masterKey: Uint8Array
  readonly typeKeys: Pick<TypeKeys, 'load'>
  readonly random: RandomSource
}): KeyStore {
  const { database, masterKey, typeKeys, random } = options

  async function load(key: Uint8Array, name: string): Promise<Uint8Array | null> {
    const row = await database.selectFrom('sealed_secret').select('sealed').where('name', '=', name).executeTakeFirst()
    return row ? unseal(key, contextOf(name), row.sealed) : null
  }

  return {
    async loadOrCreate(name, create, type) {
      const key = type === undefined ? masterKey : sealingKey(masterKey, await typeKeys.load(type), type)
      const known = await load(key, name)
      if (known) return known
      const sealed = seal(key, contextOf(name), create(), random)
      await database
        .insertInto('sealed_secret')
        .values({ name, sealed, credential_type: type ?? null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      // Read back: another process may have been first, and its secret is the one that counts.
      const kept = await load(key, name)
      if (!kept) throw new ServerError('secret-not-opened', `the secret ${name} was not kept`)
      return kept
    },
  }
}

/** HKDF-SHA-256 (RFC 5869) of both keys: neither opens anything without the other. */
function sealingKey(masterKey: Uint8Array, typeKey: Uint8Array, type: CredentialTypeId): Uint8Array {
  return new Uint8Array(
    hkdfSync('sha256', concatBytes(masterKey, typeKey), new Uint8Array(), `hefu type key\n${type}`, 32),
  )
}

function contextOf(name: string): Uint8Array {
  return new TextEncoder().encode(`hefu key store\n${name}`)
}
