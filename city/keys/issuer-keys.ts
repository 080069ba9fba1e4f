import { generateKeyPair, publicKeyOf, type RandomSource } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import type { CredentialType, CredentialTypeId, Epoch, IssuerId, IssuerKey, RegisterState } from '@hefu/standard'
import { credentialTypeId, issuerId, toEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import { type KeySpan, plannedSpans } from './key-span.ts'
import type { KeyStore } from './key-store.ts'

/** An issuer key with its secret half. */
export interface SigningKey extends IssuerKey {
  readonly secretKey: Uint8Array
}

/** The keys of one issuer: held here, and used only as far as the register has them. */
export interface IssuerKeys {
  /** Makes what this epoch and the span after it need, and reads what other processes made. */
  prepare(present: Epoch): Promise<void>
  /** Prepares when an epoch is met for the first time; otherwise answers at once. */
  follow(present: Epoch): Promise<void>
  /** Every key that is held here, in the register or not yet: officers propose them. */
  held(): readonly IssuerKey[]
  /**
   * The key that signs this type in this epoch: one that the register has for it and whose secret half is held here.
   *
   * @throws CityError `no-issuer-key`
   */
  signingKey(type: CredentialTypeId, epoch: Epoch): SigningKey
  /** Public keys that may have signed this type in this epoch, by the register. */
  publicKeys(type: CredentialTypeId, epoch: Epoch): readonly Uint8Array[]
}

/** Issuer keys whose secret halves lie in a key store and whose public halves in the database. */
export function issuerKeys(options: {
  readonly issuer: IssuerId
  readonly types: readonly CredentialType[]
  readonly register: () => Pick<RegisterState, 'keys'>
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
  readonly random: RandomSource
}): IssuerKeys {
  const { issuer, types, register, database, keyStore, random } = options
  const secrets = new Map<string, Uint8Array>()
  let held: readonly IssuerKey[] = []
  let followed: { readonly epoch: Epoch; readonly done: Promise<void> } | undefined

  async function ensure(type: CredentialTypeId, span: KeySpan): Promise<void> {
    const name = secretName(issuer, type, span.firstEpoch)
    if (secrets.has(name)) return
    const secretKey = await secretNamed(name, type)
    // Destroyed by another process since this one started: there is no next key, and other types go on.
    if (!secretKey) return
    secrets.set(name, secretKey)
    await database
      .insertInto('issuer_key')
      .values({
        issuer,
        credential_type: type,
        first_epoch: span.firstEpoch,
        last_epoch: span.lastEpoch,
        public_key: publicKeyOf(secretKey),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  async function secretNamed(name: string, type: CredentialTypeId): Promise<Uint8Array | null> {
    try {
      return await keyStore.loadOrCreate(name, () => generateKeyPair(random).secretKey, type)
    } catch (error) {
      if (error instanceof CityError && error.code === 'type-destroyed') return null
      throw error
    }
  }

  const ofEpoch = (type: CredentialTypeId, epoch: Epoch): readonly IssuerKey[] =>
    register().keys.filter(
      (key) => key.issuer === issuer && key.type === type && key.firstEpoch <= epoch && epoch <= key.lastEpoch,
    )

  function secretOf({ type, publicKey }: IssuerKey): Uint8Array | undefined {
    const known = held.find((key) => equalBytes(key.publicKey, publicKey))
    return known && secrets.get(secretName(issuer, type, known.firstEpoch))
  }

  async function prepare(present: Epoch): Promise<void> {
    for (const { id } of types) for (const span of plannedSpans(present)) await ensure(id, span)
    held = await readKeys(database, issuer)
  }

  return {
    prepare,
    async follow(present) {
      if (followed?.epoch !== present) followed = { epoch: present, done: prepare(present) }
      const { done } = followed
      try {
        await done
      } catch (error) {
        if (followed?.done === done) followed = undefined
        throw error
      }
    },
    held: () => held,
    signingKey(type, epoch) {
      for (const key of ofEpoch(type, epoch).toReversed()) {
        const secretKey = secretOf(key)
        if (secretKey) return { ...key, secretKey }
      }
      throw new CityError('no-issuer-key', `no key in the register that is held here signs ${type} in ${epoch}`)
    },
    publicKeys: (type, epoch) => ofEpoch(type, epoch).map(({ publicKey }) => publicKey),
  }
}

async function readKeys(database: Kysely<Database>, issuer: IssuerId): Promise<IssuerKey[]> {
  const rows = await database
    .selectFrom('issuer_key')
    .selectAll()
    .where('issuer', '=', issuer)
    .orderBy('credential_type')
    .orderBy('first_epoch')
    .execute()
  return rows.map((row) => ({
    issuer: issuerId(row.issuer),
    type: credentialTypeId(row.credential_type),
    publicKey: new Uint8Array(row.public_key),
    firstEpoch: toEpoch(row.first_epoch),
    lastEpoch: toEpoch(row.last_epoch),
  }))
}

function secretName(issuer: IssuerId, type: CredentialTypeId, firstEpoch: Epoch): string {
  return `issuer-key/${issuer}/${type}/${firstEpoch}`
}
