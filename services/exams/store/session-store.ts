import type { ExamSession } from '../sessions/session.ts'
import type { ExamsDatabase } from './tables.ts'

/** Adds a session. @returns false where its id is taken */
export async function addSession(database: ExamsDatabase, session: ExamSession): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('exam_session')
    .values({
      id: session.id,
      title_zh: session.title['zh-CN'],
      title_en: session.title.en,
      releases_at: session.releasesAt,
      kept_until: session.keptUntil,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** A session; null without one. */
export async function findSession(database: ExamsDatabase, id: string): Promise<ExamSession | null> {
  const row = await database.selectFrom('exam_session').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** All sessions, those that are released last or not yet first; at most 100. */
export async function listSessions(database: ExamsDatabase): Promise<readonly ExamSession[]> {
  const rows = await database
    .selectFrom('exam_session')
    .selectAll()
    .orderBy('releases_at', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(fromRow)
}

/** Sets the instant of a session whose results are not out. @returns false where they are */
export async function setRelease(
  database: ExamsDatabase,
  { id, releasesAt }: Pick<ExamSession, 'id' | 'releasesAt'>,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('exam_session')
    .set({ releases_at: releasesAt })
    .where('id', '=', id)
    .where((where) => where.or([where('releases_at', 'is', null), where('releases_at', '>', now)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

function fromRow(row: {
  readonly id: string
  readonly title_zh: string
  readonly title_en: string
  readonly releases_at: number | null
  readonly kept_until: number
}): ExamSession {
  return {
    id: row.id,
    title: { 'zh-CN': row.title_zh, en: row.title_en },
    releasesAt: row.releases_at,
    keptUntil: row.kept_until,
  }
}
