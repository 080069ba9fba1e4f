import type { LocalText, OfficerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { OfficerAccessTable } from '../database/tables/people.ts'
import type { RecordKey } from '../issuance/record-key.ts'
import { ACCESS_REASONS, type AccessReason } from './schemas.ts'

/** That an officer had to do with a person: which office, when and why. */
export interface Access {
  readonly officer: OfficerId
  readonly office: LocalText
  /** Unix seconds. */
  readonly at: number
  readonly why: AccessReason
  /** 16 bytes, where it was about a case. */
  readonly caseId: Uint8Array | null
}

/** Keeps accesses for the person whom they are about. */
export interface AccessStore {
  /** Durable when its promise is fulfilled: only then is anything of the person answered. */
  add(key: RecordKey, access: Access): Promise<void>
  /** Newest first. */
  ofPerson(key: RecordKey): Promise<readonly Access[]>
  /** Whether an officer has opened this case. */
  hasOpened(caseId: Uint8Array, officer: OfficerId): Promise<boolean>
}

/** Accesses in PostgreSQL. */
export function databaseAccessStore(database: Kysely<Database>): AccessStore {
  return {
    async add(key, access) {
      await insertAccess(database, key, access)
    },

    async ofPerson({ type, subjectHash }) {
      const rows = await database
        .selectFrom('officer_access')
        .selectAll()
        .where('credential_type', '=', type)
        .where('subject_hash', '=', Buffer.from(subjectHash))
        .orderBy('id', 'desc')
        .execute()
      return rows.map(fromRow)
    },

    async hasOpened(caseId, officer) {
      const row = await database
        .selectFrom('officer_access')
        .select('id')
        .where('case_id', '=', Buffer.from(caseId))
        .where('officer', '=', officer)
        .where('why', 'in', ['appeal-opened', 'data-request-opened'])
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** Writes an access, alone or in the transaction of what it tells of. */
export async function insertAccess(database: Kysely<Database>, key: RecordKey, access: Access): Promise<void> {
  await database
    .insertInto('officer_access')
    .values({
      credential_type: key.type,
      subject_hash: Buffer.from(key.subjectHash),
      officer: access.officer,
      office_zh: access.office['zh-CN'],
      office_en: access.office.en,
      at: access.at,
      why: access.why,
      case_id: access.caseId && Buffer.from(access.caseId),
    })
    .execute()
}

function fromRow(row: Omit<OfficerAccessTable, 'id'>): Access {
  const why = ACCESS_REASONS.find((known) => known === row.why)
  if (!why) throw new TypeError('an access has a reason that is not published')
  return {
    officer: row.officer as OfficerId,
    office: { 'zh-CN': row.office_zh, en: row.office_en },
    at: row.at,
    why,
    caseId: row.case_id && new Uint8Array(row.case_id),
  }
}
