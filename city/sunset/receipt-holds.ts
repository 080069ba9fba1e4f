import { equalBytes } from '@hefu/bytes'
import type { IssuerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { type Destruction, readDestructions } from './destruction.ts'

/**
 * Whether a receipt says exactly what was destroyed here, so that none is entered for what was not. One of another issuer is for that
 * issuer's team to know, and passes.
 */
export async function receiptHolds(
  database: Kysely<Database>,
  issuer: IssuerId,
  receipt: Destruction,
): Promise<boolean> {
  if (receipt.issuer !== issuer) return true
  const [known] = await readDestructions(database, issuer, receipt.type)
  return (
    known !== undefined &&
    known.records === receipt.records &&
    known.destroyedAt === receipt.destroyedAt &&
    equalBytes(known.keys, receipt.keys)
  )
}
