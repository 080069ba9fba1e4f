import { credentialTypeId, type OfficerId, officerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { EarlyEndOrderTable } from '../database/tables/people.ts'
import type { RecordKey } from '../issuance/record-key.ts'
import { type Access, insertAccess } from './access-store.ts'
import { writeAnswer } from './case-store.ts'
import type { EarlyEnd } from './early-end.ts'

/** Whom a waiting proposal is about: one person. */
export interface Order {
  readonly key: RecordKey
  /** With a lift the appeal that it grants, and the answer sealed for it. */
  readonly lift: { readonly caseId: Uint8Array; readonly answerSealed: Uint8Array } | null
  /** Who is approving it, and when (Unix seconds); null before. */
  readonly approval: { readonly approver: OfficerId; readonly decidedAt: number } | null
}

/** How often a second officer may enter somebody else before a proposal is void. */
const MAX_OTHER_PERSONS = 3

/** Keeps whom proposals are about. Writes are whole, and durable when their promise is fulfilled. */
export interface OrderStore {
  /** By the digest of the proposal, base64url. */
  find(digest: string): Promise<Order | null>
  /** Keeps an order with the access that tells the person of it. `other-person` when the proposal is about somebody else already. */
  add(digest: string, order: Order, access: Access): Promise<'added' | 'other-person'>
  /** Notes who approves, with the access that tells the person of it: before the act is logged. */
  approve(digest: string, by: NonNullable<Order['approval']>, access: Access): Promise<void>
  /** Counts that a second officer entered somebody else; the proposal is void when it happens too often. */
  noteOtherPerson(digest: string): Promise<void>
  /** After its act is in the log: the credential is ended by it, and the order is gone. */
  settleEnd(digest: string, key: RecordKey, end: EarlyEnd): Promise<void>
  /** After its act is in the log: the end is lifted, its appeal granted, and the order is gone. */
  settleLift(digest: string, key: RecordKey, lift: NonNullable<Order['lift']>, at: number): Promise<void>
  ofPerson(key: RecordKey): Promise<readonly (Pick<Order, 'lift'> & { readonly digest: string })[]>
  /** The digests of all that wait, and nothing else of them. */
  digests(): Promise<readonly string[]>
  remove(digest: string): Promise<void>
}

/** Orders in PostgreSQL. */
export function databaseOrderStore(database: Kysely<Database>): OrderStore {
  return {
    async find(digest) {
      const row = await find(database, digest)
      return row ? fromRow(row) : null
    },

    add: (digest, order, access) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('early_end_order')
          .values(toRow(digest, order))
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const kept = await find(transaction, digest)
        if (!kept || !Buffer.from(order.key.subjectHash).equals(kept.subject_hash)) return 'other-person'
        await insertAccess(transaction, order.key, access)
        return 'added'
      }),

    approve: (digest, { approver, decidedAt }, access) =>
      database.transaction().execute(async (transaction) => {
        const kept = await transaction
          .updateTable('early_end_order')
          .set({ approver, decided_at: decidedAt })
          .where('digest', '=', bytesOf(digest))
          .returning(['credential_type', 'subject_hash'])
          .executeTakeFirst()
        if (kept) await insertAccess(transaction, keyOf(kept), access)
      }),

    noteOtherPerson: (digest) =>
      database.transaction().execute(async (transaction) => {
        const kept = await transaction
          .updateTable('early_end_order')
          .set((column) => ({ other_persons: column('other_persons', '+', 1) }))
          .where('digest', '=', bytesOf(digest))
          .returning('other_persons')
          .executeTakeFirst()
        if ((kept?.other_persons ?? 0) >= MAX_OTHER_PERSONS) await remove(transaction, digest)
      }),

    settleEnd: (digest, key, end) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('early_end')
          .values({
            credential_type: key.type,
            subject_hash: Buffer.from(key.subjectHash),
            reason: end.reason,
            act: end.act,
            proposer: end.proposer,
            approver: end.approver,
            decided_at: end.decidedAt,
          })
          // Interrupted before: then the row is there.
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        await remove(transaction, digest)
      }),

    settleLift: (digest, key, { caseId, answerSealed }, at) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('early_end')
          .where('credential_type', '=', key.type)
          .where('subject_hash', '=', Buffer.from(key.subjectHash))
          .execute()
        await writeAnswer(transaction, caseId, { outcome: 'granted', answerSealed, at })
        await remove(transaction, digest)
      }),

    async ofPerson({ type, subjectHash }) {
      const rows = await database
        .selectFrom('early_end_order')
        .selectAll()
        .where('credential_type', '=', type)
        .where('subject_hash', '=', Buffer.from(subjectHash))
        .execute()
      return rows.map((row) => ({ digest: Buffer.from(row.digest).toString('base64url'), lift: fromRow(row).lift }))
    },

    async digests() {
      const rows = await database.selectFrom('early_end_order').select('digest').execute()
      return rows.map(({ digest }) => Buffer.from(digest).toString('base64url'))
    },

    remove: (digest) => remove(database, digest),
  }
}

type OrderRow = Omit<EarlyEndOrderTable, 'other_persons'>

function find(database: Kysely<Database>, digest: string): Promise<OrderRow | undefined> {
  return database.selectFrom('early_end_order').selectAll().where('digest', '=', bytesOf(digest)).executeTakeFirst()
}

async function remove(database: Kysely<Database>, digest: string): Promise<void> {
  await database.deleteFrom('early_end_order').where('digest', '=', bytesOf(digest)).execute()
}

function fromRow(row: OrderRow): Order {
  const { case_id: caseId, answer_sealed: answer, approver, decided_at: decidedAt } = row
  return {
    key: keyOf(row),
    lift: caseId && answer ? { caseId: new Uint8Array(caseId), answerSealed: new Uint8Array(answer) } : null,
    approval: approver !== null && decidedAt !== null ? { approver: officerId(approver), decidedAt } : null,
  }
}

function toRow(digest: string, { key, lift, approval }: Order): OrderRow {
  return {
    digest: bytesOf(digest),
    credential_type: key.type,
    subject_hash: Buffer.from(key.subjectHash),
    kind: lift ? 'lift' : 'end',
    case_id: lift && Buffer.from(lift.caseId),
    answer_sealed: lift && Buffer.from(lift.answerSealed),
    approver: approval?.approver ?? null,
    decided_at: approval?.decidedAt ?? null,
  }
}

function keyOf(row: Pick<EarlyEndOrderTable, 'credential_type' | 'subject_hash'>): RecordKey {
  return { type: credentialTypeId(row.credential_type), subjectHash: new Uint8Array(row.subject_hash) }
}

function bytesOf(digest: string): Buffer {
  return Buffer.from(digest, 'base64url')
}
