import type { RandomSource } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import type { KeyStore } from '@hefu/server'
import {
  type Clock,
  isServerOrigin,
  type LabelKey,
  type LabelKeyId,
  labelKeyId,
  PUBLIC_SUBJECTS,
  type PublicSubject,
  type RegisterState,
} from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { CityConfig } from '../../config.ts'
import type { Database } from '../../database/schema.ts'
import { CityError } from '../../error.ts'
import { nthLabelKeyId } from './label-key-id.ts'

/** A label key that is held here: all of it that is known before officers give it a name and an end. */
export interface HeldLabelKey extends Pick<LabelKey, 'id' | 'origin' | 'serves' | 'publicKey'> {
  /** By the register, Unix seconds; null while the register does not have the key. */
  readonly endsAt: number | null
}

/** A label key of the register with its secret half. */
export interface LabelSigningKey extends LabelKey {
  readonly privateKey: CryptoKey
}

/** The keys that sign the codes of this city's organisations and things: held here, and used only as far as the register has them. */
export interface LabelKeys {
  /**
   * Makes a key where none waits to be registered and none has half a year left, and reads what other processes made: so that
   * officers register the next key while the present one signs.
   */
  prepare(): Promise<void>
  /** Every key that is held here, in the register or not yet: officers propose them. */
  held(): readonly HeldLabelKey[]
  /**
   * The key that signs codes of this kind now: of those that the register has and whose secret half is held here, the one that ends last.
   *
   * @throws CityError `no-label-key`
   */
  signingKey(subject: PublicSubject): LabelSigningKey
}

const DAY = 86_400
/** How long before its end a key gets a successor, in seconds: officers and printers take their time. */
export const SUCCESSOR_AHEAD: number = 180 * DAY

/** Where codes of a city lead: `labelOrigin`, else `publicUrl` where codes may lead there; null where neither is. */
export function labelOriginOf({
  labelOrigin,
  publicUrl,
}: Pick<CityConfig, 'labelOrigin' | 'publicUrl'>): string | null {
  return labelOrigin ?? (isServerOrigin(publicUrl) ? publicUrl : null)
}

/**
 * Label keys whose seeds lie in a key store. Their ids are the names that the store has for this origin; public halves follow from the seeds.
 *
 * @param options.origin where the codes lead; with null no key is made
 */
export function labelKeys(options: {
  readonly origin: string | null
  readonly register: () => Pick<RegisterState, 'labelKeys'>
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
  readonly random: RandomSource
  readonly clock: Clock
}): LabelKeys {
  const { origin, register, database, keyStore, random, clock } = options
  const pairs = new Map<LabelKeyId, { readonly publicKey: Uint8Array; readonly privateKey: CryptoKey }>()

  async function load(id: LabelKeyId): Promise<void> {
    if (pairs.has(id)) return
    pairs.set(id, await ed25519KeyPair(await keyStore.loadOrCreate(`${prefix()}${id}`, () => random(32))))
  }

  const prefix = (): string => `label-key/${origin}/`

  /** The register's key of this id, if it is this one; `taken` when the id is another key's. */
  function registered(id: LabelKeyId, publicKey: Uint8Array): LabelKey | 'taken' | null {
    const known = register().labelKeys.get(id)
    if (!known) return null
    return equalBytes(known.publicKey, publicKey) && known.origin === origin ? known : 'taken'
  }

  function held(): HeldLabelKey[] {
    if (origin === null) return []
    return [...pairs].flatMap(([id, { publicKey }]) => {
      const known = registered(id, publicKey)
      if (known === 'taken') return []
      return [{ id, origin, serves: known?.serves ?? PUBLIC_SUBJECTS, publicKey, endsAt: known?.endsAt ?? null }]
    })
  }

  /** A key that no officer has registered yet holds for a successor: there is one to propose. */
  const hasSuccessor = (): boolean => held().some(({ endsAt }) => endsAt === null || endsAt > clock() + SUCCESSOR_AHEAD)

  return {
    async prepare() {
      if (origin === null) return
      const rows = await database
        .selectFrom('sealed_secret')
        .select('name')
        .where('name', 'like', `${prefix().replace(/[\\%_]/g, '\\$&')}%`)
        .orderBy('name')
        .execute()
      for (const { name } of rows) await load(labelKeyId(name.slice(prefix().length)))
      for (let n = 0; !hasSuccessor(); n++) {
        const id = nthLabelKeyId(n)
        // Processes that start together choose the same id, and get the same key of the store.
        if (!pairs.has(id) && !register().labelKeys.has(id)) await load(id)
      }
    },
    held,
    signingKey(subject) {
      const now = clock()
      const found = [...pairs]
        .flatMap(([id, { publicKey, privateKey }]) => {
          const known = registered(id, publicKey)
          return known && known !== 'taken' ? [{ ...known, privateKey }] : []
        })
        .filter(({ endsAt, serves }) => endsAt > now && serves.includes(subject))
        .toSorted((a, b) => b.endsAt - a.endsAt)
      const [last] = found
      if (last) return last
      throw new CityError(
        'no-label-key',
        origin === null
          ? 'labelOrigin: publicUrl is no origin that codes may lead to'
          : `no label key for ${origin} that is held here is in the register and in force`,
      )
    },
  }
}
