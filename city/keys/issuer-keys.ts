import { generateKeyPair, publicKeyOf, type RandomSource } from '@hefu/bbs'
import type { CredentialType, CredentialTypeId, Epoch, IssuerId, IssuerKey } from '@hefu/standard'
import { credentialTypeId, epochPlus, issuerId, toEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { CityError } from '../error.ts'
import { type KeySpan, plannedSpans } from './key-span.ts'
import type { KeyStore } from './key-store.ts'

/** An issuer key with its secret half. */
export interface SigningKey extends IssuerKey {
  readonly secretKey: Uint8Array
}

/** The keys of one issuer. */
export interface IssuerKeys {
  /** Makes what this epoch and the span after it need, and reads what other processes made. */
  prepare(present: Epoch): Promise<void>
  /** Prepares when an epoch is met for the first time; otherwise answers at once. */
  follow(present: Epoch): Promise<void>
  /** The key that signs this type in this epoch. @throws CityError `no-issuer-key` */
  signingKey(type: CredentialTypeId, epoch: Epoch): SigningKey
  /** Public keys that may have signed this type in this epoch. */
  publicKeys(type: CredentialTypeId, epoch: Epoch): readonly Uint8Array[]
  /** What the trust bundle lists: every key that a gate may still meet, or will. */
  published(present: Epoch): readonly IssuerKey[]
}

/** Issuer keys whose secret halves lie in a key store and whose public halves in the database. */
export function issuerKeys(options: {
  readonly issuer: IssuerId
  readonly types: readonly CredentialType[]
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
  readonly random: RandomSource
}): IssuerKeys {
  const { issuer, types, database, keyStore, random } = options
  const secrets = new Map<string, Uint8Array>()
  let known: readonly IssuerKey[] = []
  let followed: { readonly epoch: Epoch; readonly done: Promise<void> } | undefined

  async function ensure(type: CredentialTypeId, span: KeySpan): Promise<void> {
    const name = secretName(issuer, type, span.firstEpoch)
    if (secrets.has(name)) return
    const secretKey = await keyStore.loadOrCreate(name, () => generateKeyPair(random).secretKey)
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

  const ofEpoch = (type: CredentialTypeId, epoch: Epoch) =>
    known.filter((key) => key.type === type && key.firstEpoch <= epoch && epoch <= key.lastEpoch)

  async function prepare(present: Epoch): Promise<void> {
    for (const { id } of types) for (const span of plannedSpans(present)) await ensure(id, span)
    known = await readKeys(database, issuer)
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
    signingKey(type, epoch) {
      const key = ofEpoch(type, epoch).at(-1)
      const secretKey = key && secrets.get(secretName(issuer, type, key.firstEpoch))
      if (!key || !secretKey) throw new CityError('no-issuer-key', `no key signs ${type} in ${epoch}`)
      return { ...key, secretKey }
    },
    publicKeys(type, epoch) {
      return ofEpoch(type, epoch).map(({ publicKey }) => publicKey)
    },
    published(present) {
      return known.filter(({ lastEpoch }) => lastEpoch >= epochPlus(present, -1))
    },
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
