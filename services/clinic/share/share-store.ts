import type { RandomSource } from '@hefu/bbs'
import { equalBytes, toBase64url } from '@hefu/bytes'
import type { Clock } from '@hefu/standard'
import { type Kysely, sql } from 'kysely'
import { sha256 } from '../access/record-access.ts'
import { isSecret, slowHash } from '../secrets/slow-hash.ts'
import type { ClinicTables } from '../tables.ts'

/** How many wrong passcodes a share takes in its whole life. */
export const PASSCODE_TRIES = 5

/** Longest life of a share, in seconds. */
export const MAX_SHARE_LIFE: number = 30 * 86_400

/** How long the address of a file lives that was given in a manifest; the specification allows an hour. */
export const FILE_LASTS = 300

/** A share that was made: the name in its address, and the secret that revokes it. Neither is kept here. */
export interface MadeShare {
  readonly id: string
  readonly manage: string
}

/** What becomes of a request for a manifest. */
export type Opened =
  | { readonly outcome: 'opened'; readonly file: string; readonly ticket: () => Promise<string> }
  | { readonly outcome: 'wrong-passcode'; readonly remainingAttempts: number }
  /** Never there, revoked, expired or given up after too many wrong passcodes: nobody is told which. */
  | { readonly outcome: 'gone' }

/**
 * Keeps ciphertext for who has its address. It cannot read what it keeps, does not know whose it is, and notes neither that nor when nor by
 * whom it is fetched: the `recipient` that a request names is not even read.
 */
export interface ShareStore {
  make(file: string, expiresAt: number, passcode: string | null): Promise<MadeShare>
  open(id: string, passcode: string | undefined): Promise<Opened>
  /** The file at an address that a manifest gave, once. */
  fetchFile(ticket: string): Promise<string | undefined>
  revoke(id: string, manage: string): Promise<'revoked' | 'unknown'>
}

/** Shares in the clinic's database. */
export function shareStore(database: Kysely<ClinicTables>, clock: Clock, random: RandomSource): ShareStore {
  const present = (id: string) =>
    database.selectFrom('clinic_share').where('id_hash', '=', sha256(id)).where('expires_at', '>', clock())
  return {
    async make(file, expiresAt, passcode) {
      await database.deleteFrom('clinic_share').where('expires_at', '<=', clock()).execute()
      const id = toBase64url(random(32))
      const manage = toBase64url(random(32))
      const kept = passcode === null ? null : await slowHash(passcode)
      await database
        .insertInto('clinic_share')
        .values({
          id_hash: sha256(id),
          manage_hash: sha256(manage),
          passcode_salt: kept?.salt ?? null,
          passcode_hash: kept?.hash ?? null,
          tries_left: PASSCODE_TRIES,
          expires_at: Math.min(expiresAt, clock() + MAX_SHARE_LIFE),
          file: new TextEncoder().encode(file),
        })
        .execute()
      return { id, manage }
    },
    async open(id, passcode) {
      const share = await present(id).selectAll().executeTakeFirst()
      if (!share) return { outcome: 'gone' }
      const { passcode_salt: salt, passcode_hash: hash } = share
      if (salt && hash) {
        const refusal = await spendTry(id, { salt, hash }, passcode)
        if (refusal) return refusal
      }
      return { outcome: 'opened', file: new TextDecoder().decode(share.file), ticket: () => ticketFor(share.id_hash) }
    },
    async fetchFile(ticket) {
      const used = await database
        .deleteFrom('clinic_share_file')
        .where('ticket_hash', '=', sha256(ticket))
        .where('until', '>', clock())
        .returning('share')
        .executeTakeFirst()
      if (!used) return undefined
      const share = database.selectFrom('clinic_share').select('file').where('id_hash', '=', used.share)
      const found = await share.where('expires_at', '>', clock()).executeTakeFirst()
      return found && new TextDecoder().decode(found.file)
    },
    async revoke(id, manage) {
      const share = await present(id).select('manage_hash').executeTakeFirst()
      if (!share || !equalBytes(sha256(manage), new Uint8Array(share.manage_hash))) return 'unknown'
      await database.deleteFrom('clinic_share').where('id_hash', '=', sha256(id)).execute()
      return 'revoked'
    },
  }

  /** A try is taken before the passcode is looked at and given back if it was right, so that guesses side by side count as any others. */
  async function spendTry(
    id: string,
    kept: { readonly salt: Uint8Array; readonly hash: Uint8Array },
    passcode: string | undefined,
  ): Promise<Exclude<Opened, { outcome: 'opened' }> | null> {
    const row = database.updateTable('clinic_share').where('id_hash', '=', sha256(id))
    const left = await row
      .set({ tries_left: sql`tries_left - 1` })
      .where('tries_left', '>', 0)
      .returning('tries_left')
      .executeTakeFirst()
    if (!left) return { outcome: 'gone' }
    if (passcode !== undefined && (await isSecret(kept, passcode))) {
      await row.set({ tries_left: sql`tries_left + 1` }).execute()
      return null
    }
    if (left.tries_left === 0) await database.deleteFrom('clinic_share').where('id_hash', '=', sha256(id)).execute()
    return { outcome: 'wrong-passcode', remainingAttempts: left.tries_left }
  }

  async function ticketFor(share: Uint8Array): Promise<string> {
    const ticket = toBase64url(random(32))
    await database.deleteFrom('clinic_share_file').where('until', '<=', clock()).execute()
    await database
      .insertInto('clinic_share_file')
      .values({ ticket_hash: sha256(ticket), share, until: clock() + FILE_LASTS })
      .execute()
    return ticket
  }
}
