import type { CredentialTypeId, IssuerId, IssuerKey, RegisterState } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { type Destruction, readDestructions } from './destruction.ts'

/** What the end of a type destroys at this issuer. */
export interface SunsetPreview {
  readonly type: CredentialTypeId
  /** Unix seconds; null for a type that the register does not have. */
  readonly endsAt: number | null
  readonly ended: boolean
  /** The issuer's keys of the type that the register has, in its order. */
  readonly keys: readonly IssuerKey[]
  /** How many sealed secrets of the type there are: secret halves, and the keys of its records. */
  readonly secrets: number
  /** How many records of issuance there are. */
  readonly records: number
  /** What was destroyed already. */
  readonly destruction: Destruction | null
}

/** Looks at what there is of a type, and changes nothing. */
export async function previewSunset(
  { database, issuer, register }: SunsetPorts,
  type: CredentialTypeId,
  now: number,
): Promise<SunsetPreview> {
  const count = async (table: 'sealed_secret' | 'issuance_record'): Promise<number> => {
    const { rows } = await database
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as('rows'))
      .where('credential_type', '=', type)
      .executeTakeFirstOrThrow()
    return rows
  }
  const endsAt = register.types.get(type)?.endsAt ?? null
  const [destruction = null] = await readDestructions(database, issuer, type)
  return {
    type,
    endsAt,
    ended: endsAt !== null && endsAt <= now,
    keys: register.keys.filter((key) => key.issuer === issuer && key.type === type),
    secrets: await count('sealed_secret'),
    records: await count('issuance_record'),
    destruction,
  }
}

/** What a sunset is looked at with. */
export interface SunsetPorts {
  readonly database: Kysely<Database>
  readonly issuer: IssuerId
  /** The register with everything decided. */
  readonly register: Pick<RegisterState, 'types' | 'keys'>
}
