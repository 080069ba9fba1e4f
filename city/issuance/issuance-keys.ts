import { type RandomSource, randomScalar } from '@hefu/bbs'
import type { KeyStore } from '@hefu/server'
import { seal, unseal } from '@hefu/server'
import type { CredentialTypeId } from '@hefu/standard'
import { type RecordKey, recordKey, type Subject } from './record-key.ts'

/**
 * The keys that issuance needs beside those that sign credentials, 32 bytes each. Those of a type end with it, so that no copy of its
 * records can be matched with a person or opened afterwards.
 */
export interface IssuanceKeys {
  /** Of the keyed hash that stands for a person, one a credential type. */
  readonly subject: ReadonlyMap<CredentialTypeId, Uint8Array>
  /** Of `c_nonce` values. */
  readonly nonce: Uint8Array
  /** Of notification ids. */
  readonly notification: Uint8Array
  /** Under which the issuer's entropy lies sealed, one a credential type. */
  readonly entropy: ReadonlyMap<CredentialTypeId, Uint8Array>
}

/** Loads the keys, or makes them at the first start. @throws CityError as `KeyStore` */
export async function loadIssuanceKeys(
  keyStore: KeyStore,
  types: readonly CredentialTypeId[],
  random: RandomSource,
): Promise<IssuanceKeys> {
  const load = (name: string, type?: CredentialTypeId): Promise<Uint8Array> =>
    keyStore.loadOrCreate(name, () => random(32), type)
  const subject = new Map<CredentialTypeId, Uint8Array>()
  const entropy = new Map<CredentialTypeId, Uint8Array>()
  for (const type of types) {
    subject.set(type, await load(`issuance/subject/${type}`, type))
    entropy.set(type, await load(`issuance/entropy/${type}`, type))
  }
  return {
    subject,
    nonce: await load('issuance/nonce'),
    notification: await load('issuance/notification'),
    entropy,
  }
}

/** Finds the record of a person and a type. */
export function recordKeyOf(
  { subject }: Pick<IssuanceKeys, 'subject'>,
  person: Subject,
  type: CredentialTypeId,
): RecordKey {
  const key = subject.get(type)
  if (!key) throw new TypeError(`no subject key was loaded for ${type}`)
  return recordKey(key, person, type)
}

/** Makes an issuer's share of a nym secret, sealed for the record that it is for. */
export function newSealedEntropy(
  keys: Pick<IssuanceKeys, 'entropy'>,
  key: RecordKey,
  random: RandomSource,
): Uint8Array {
  return seal(entropyKey(keys, key), contextOf(key), randomScalar(random), random)
}

/** @throws CityError `secret-not-opened` for the entropy of another record */
export function openEntropy(keys: Pick<IssuanceKeys, 'entropy'>, key: RecordKey, sealed: Uint8Array): Uint8Array {
  return unseal(entropyKey(keys, key), contextOf(key), sealed)
}

function entropyKey(keys: Pick<IssuanceKeys, 'entropy'>, { type }: RecordKey): Uint8Array {
  const key = keys.entropy.get(type)
  if (!key) throw new TypeError(`no entropy key was loaded for ${type}`)
  return key
}

function contextOf({ type, subjectHash }: RecordKey): Uint8Array {
  return Buffer.concat([Buffer.from(`hefu entropy\n${type}\n`), subjectHash])
}
