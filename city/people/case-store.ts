import { type CredentialTypeId, credentialTypeId, type Language } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { PersonCaseTable } from '../database/tables/people.ts'
import type { RecordKey } from '../issuance/record-key.ts'
import type { CaseKind, CaseOutcome } from './schemas.ts'

/** An appeal or a data request; texts lie sealed. */
export interface PersonCase {
  /** 16 random bytes. */
  readonly id: Uint8Array
  readonly key: RecordKey
  readonly kind: CaseKind
  readonly language: Language
  readonly textSealed: Uint8Array
  readonly openedAt: number
  readonly dueAt: number
  readonly answered: AnsweredCase | null
}

/** How a case ended. */
export interface AnsweredCase {
  readonly outcome: CaseOutcome
  readonly answerSealed: Uint8Array
  readonly at: number
}

/** What a list of cases says of each: nothing by which one could be matched with a person or another. */
export interface ListedCase {
  readonly id: Uint8Array
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  readonly openedAt: number
  readonly dueAt: number
  readonly answered: boolean
}

/** Keeps cases. Writes are durable when their promise is fulfilled. */
export interface CaseStore {
  find(id: Uint8Array): Promise<PersonCase | null>
  /** Newest first. */
  ofPerson(key: RecordKey): Promise<readonly PersonCase[]>
  countOpen(key: RecordKey): Promise<number>
  add(opened: PersonCase): Promise<void>
  remove(id: Uint8Array): Promise<void>
  /** `answered-already` when there is an answer or no such case any more. */
  answer(id: Uint8Array, answer: AnsweredCase): Promise<'answered' | 'answered-already'>
  /** Open ones by when they are due, then those answered last; at most `limit`. */
  list(limit: number): Promise<readonly ListedCase[]>
}

/** Cases in PostgreSQL. */
export function databaseCaseStore(database: Kysely<Database>): CaseStore {
  return {
    async find(id) {
      const row = await database
        .selectFrom('person_case')
        .selectAll()
        .where('id', '=', Buffer.from(id))
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async ofPerson({ type, subjectHash }) {
      const rows = await database
        .selectFrom('person_case')
        .selectAll()
        .where('credential_type', '=', type)
        .where('subject_hash', '=', Buffer.from(subjectHash))
        .orderBy('opened_at', 'desc')
        .execute()
      return rows.map(fromRow)
    },

    async countOpen({ type, subjectHash }) {
      const { count } = await database
        .selectFrom('person_case')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('credential_type', '=', type)
        .where('subject_hash', '=', Buffer.from(subjectHash))
        .where('answered_at', 'is', null)
        .executeTakeFirstOrThrow()
      return count
    },

    async add(opened) {
      await database.insertInto('person_case').values(toRow(opened)).execute()
    },

    async remove(id) {
      await database.deleteFrom('person_case').where('id', '=', Buffer.from(id)).execute()
    },

    answer: (id, answer) => writeAnswer(database, id, answer),

    async list(limit) {
      const rows = await database
        .selectFrom('person_case')
        .select(['id', 'kind', 'credential_type', 'opened_at', 'due_at', 'answered_at'])
        .orderBy((by) => by.case().when('answered_at', 'is', null).then(0).else(1).end())
        .orderBy('answered_at', 'desc')
        .orderBy('due_at')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: new Uint8Array(row.id),
        kind: row.kind,
        type: credentialTypeId(row.credential_type),
        openedAt: row.opened_at,
        dueAt: row.due_at,
        answered: row.answered_at !== null,
      }))
    },
  }
}

/** Closes a case, alone or in the transaction of what it is answered by. */
export async function writeAnswer(
  database: Kysely<Database>,
  id: Uint8Array,
  { outcome, answerSealed, at }: AnsweredCase,
): Promise<'answered' | 'answered-already'> {
  const result = await database
    .updateTable('person_case')
    .set({ outcome, answer_sealed: Buffer.from(answerSealed), answered_at: at })
    .where('id', '=', Buffer.from(id))
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n ? 'answered' : 'answered-already'
}

function fromRow(row: PersonCaseTable): PersonCase {
  const { outcome, answer_sealed: answer, answered_at: at } = row
  return {
    id: new Uint8Array(row.id),
    key: { type: credentialTypeId(row.credential_type), subjectHash: new Uint8Array(row.subject_hash) },
    kind: row.kind,
    language: row.language,
    textSealed: new Uint8Array(row.text_sealed),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    answered: outcome && answer && at !== null ? { outcome, answerSealed: new Uint8Array(answer), at } : null,
  }
}

function toRow({ id, key, kind, language, textSealed, openedAt, dueAt, answered }: PersonCase): PersonCaseTable {
  return {
    id: Buffer.from(id),
    credential_type: key.type,
    subject_hash: Buffer.from(key.subjectHash),
    kind,
    language,
    text_sealed: Buffer.from(textSealed),
    opened_at: openedAt,
    due_at: dueAt,
    outcome: answered?.outcome ?? null,
    answer_sealed: answered && Buffer.from(answered.answerSealed),
    answered_at: answered?.at ?? null,
  }
}
