import { generateKeyPair, publicKeyOf, type RandomSource } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import { type KeySpan, plannedSpans } from '@hefu/issuer'
import type { CredentialType, CredentialTypeId, Epoch, IssuerId, IssuerKey, RegisterState } from '@hefu/standard'
import { keysOfEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import { ServerError } from '../error.ts'
import { type HeldKey, issuerKeyOf, readHeldKeys, recordHeldKey } from './held-keys.ts'
import type { KeyStore } from './key-store.ts'
import type { KeyTables } from './key-tables.ts'

/** An issuer key with its secret half. */
export interface SigningKey extends IssuerKey {
  readonly secretKey: Uint8Array
}

/** The keys of one issuer: held here, and used only as far as the register has them. */
export interface IssuerKeys {
  /**
   * Makes what this epoch and the span after it need, a replacement for each key that the register has ended among it, and reads what
   * other processes made.
   */
  prepare(present: Epoch): Promise<void>
  /** Prepares when an epoch, or other keys in the register, are met for the first time; otherwise answers at once. */
  follow(present: Epoch): Promise<void>
  /**
   * Makes the keys that will take the place of those of this span and of the next, ahead of their end: who stole one has probably
   * stolen both. A key that the register does not have yet is its own replacement.
   */
  replace(type: CredentialTypeId, present: Epoch): Promise<readonly IssuerKey[]>
  /** Every key that is held here, in the register or not yet: officers propose them. */
  held(): readonly IssuerKey[]
  /**
   * The key that signs this type in this epoch: of those that the register has for it and whose secret half is held here, the one
   * registered last.
   *
   * @throws ServerError `no-issuer-key`
   */
  signingKey(type: CredentialTypeId, epoch: Epoch): SigningKey
  /** Public keys that may have signed this type in this epoch, by the register. */
  publicKeys(type: CredentialTypeId, epoch: Epoch): readonly Uint8Array[]
  /** Public keys that had been registered for this type in this epoch before they were ended: good to renew what they signed. */
  endedKeys(type: CredentialTypeId, epoch: Epoch): readonly Uint8Array[]
}

/** Issuer keys whose secret halves lie in a key store and whose public halves in the database. */
export function issuerKeys(options: {
  readonly issuer: IssuerId
  readonly types: readonly CredentialType[]
  readonly register: () => Pick<RegisterState, 'keys' | 'endedKeys'>
  readonly database: Kysely<KeyTables>
  readonly keyStore: KeyStore
  readonly random: RandomSource
}): IssuerKeys {
  const { issuer, types, register, database, keyStore, random } = options
  const secrets = new Map<string, Uint8Array>()
  let held: readonly HeldKey[] = []
  let followed: { readonly epoch: Epoch; readonly keys: readonly IssuerKey[]; readonly done: Promise<void> } | undefined

  /** The secret of a key; null where its type was destroyed by another process since this one started: other types go on. */
  async function secretOf(key: Pick<HeldKey, 'type' | 'quarter' | 'replacement'>): Promise<Uint8Array | null> {
    const name = secretName(issuer, key)
    const known = secrets.get(name)
    if (known) return known
    try {
      const secretKey = await keyStore.loadOrCreate(name, () => generateKeyPair(random).secretKey, key.type)
      secrets.set(name, secretKey)
      return secretKey
    } catch (error) {
      if (error instanceof ServerError && error.code === 'type-destroyed') return null
      throw error
    }
  }

  /** Makes a key, or takes it as whoever was first made it. */
  async function ensure(type: CredentialTypeId, span: KeySpan, place: Omit<HeldKey, keyof IssuerKey>): Promise<void> {
    const isKnown = held.some((key) => key.type === type && samePlace(key, place))
    const secretKey = await secretOf({ type, ...place })
    if (isKnown || !secretKey) return
    await recordHeldKey(database, { issuer, type, ...span, ...place, publicKey: publicKeyOf(secretKey) })
    held = await readHeldKeys(database, issuer)
  }

  /** The keys of a quarter, in the order in which each took the place of the one before. */
  const ofQuarter = (type: CredentialTypeId, quarter: Epoch): readonly HeldKey[] =>
    held.filter((key) => key.type === type && key.quarter === quarter)

  /** The first epoch that the register has taken from a key; null for one that is as it was registered, or not there yet. */
  function endedFrom({ publicKey }: IssuerKey): Epoch | null {
    const ends = register().endedKeys.filter((ended) => equalBytes(ended.publicKey, publicKey))
    return ends.reduce<Epoch | null>(
      (first, { firstEpoch }) => (first === null || firstEpoch < first ? firstEpoch : first),
      null,
    )
  }

  const isRegistered = ({ publicKey }: IssuerKey): boolean =>
    register().keys.some((key) => equalBytes(key.publicKey, publicKey))

  /** What is left of a quarter from an epoch on; null for nothing. */
  const restOf = ({ firstEpoch, lastEpoch }: KeySpan, from: Epoch): KeySpan | null =>
    from <= lastEpoch ? { firstEpoch: from > firstEpoch ? from : firstEpoch, lastEpoch } : null

  async function ensureQuarter(type: CredentialTypeId, span: KeySpan, present: Epoch): Promise<void> {
    const quarter = span.firstEpoch
    await ensure(type, span, { quarter, replacement: 0 })
    for (let replacement = 1; ; replacement++) {
      const before = ofQuarter(type, quarter).at(replacement - 1)
      const lost = before && endedFrom(before)
      const rest = lost && restOf(span, lost > present ? lost : present)
      if (!rest) break
      await ensure(type, rest, { quarter, replacement })
    }
    for (const { replacement } of ofQuarter(type, quarter)) await secretOf({ type, quarter, replacement })
  }

  async function prepare(present: Epoch): Promise<void> {
    held = await readHeldKeys(database, issuer)
    for (const { id } of types) for (const span of plannedSpans(present)) await ensureQuarter(id, span, present)
  }

  function secretHeldOf({ publicKey }: IssuerKey): Uint8Array | undefined {
    const known = held.find((key) => equalBytes(key.publicKey, publicKey))
    return known && secrets.get(secretName(issuer, known))
  }

  return {
    prepare,
    async follow(present) {
      const { keys } = register()
      if (followed?.epoch !== present || followed.keys !== keys) {
        followed = { epoch: present, keys, done: prepare(present) }
      }
      const { done } = followed
      try {
        await done
      } catch (error) {
        if (followed?.done === done) followed = undefined
        throw error
      }
    },
    async replace(type, present) {
      await prepare(present)
      const spans = plannedSpans(present)
      for (const span of spans) {
        const quarter = span.firstEpoch
        const newest = ofQuarter(type, quarter).at(-1)
        const rest = restOf(span, present)
        if (newest && rest && isRegistered(newest)) {
          await ensure(type, rest, { quarter, replacement: newest.replacement + 1 })
        }
      }
      return spans.flatMap(({ firstEpoch }) => ofQuarter(type, firstEpoch).slice(-1).map(issuerKeyOf))
    },
    held: () => held.map(issuerKeyOf),
    signingKey(type, epoch) {
      for (const key of keysOfEpoch(register().keys, issuer, type, epoch).toReversed()) {
        const secretKey = secretHeldOf(key)
        if (secretKey) return { ...key, secretKey }
      }
      throw new ServerError('no-issuer-key', `no key in the register that is held here signs ${type} in ${epoch}`)
    },
    publicKeys: (type, epoch) => keysOfEpoch(register().keys, issuer, type, epoch).map(({ publicKey }) => publicKey),
    endedKeys: (type, epoch) =>
      keysOfEpoch(register().endedKeys, issuer, type, epoch).map(({ publicKey }) => publicKey),
  }
}

type Place = Pick<HeldKey, 'quarter' | 'replacement'>

function samePlace(a: Place, b: Place): boolean {
  return a.quarter === b.quarter && a.replacement === b.replacement
}

/** The key of a quarter that was planned bears its quarter alone, as secrets of earlier versions do. */
function secretName(issuer: IssuerId, { type, quarter, replacement }: Pick<HeldKey, 'type'> & Place): string {
  const planned = `issuer-key/${issuer}/${type}/${quarter}`
  return replacement === 0 ? planned : `${planned}/${replacement}`
}
