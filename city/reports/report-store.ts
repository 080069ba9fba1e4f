import { fromBase64url } from '@hefu/bytes'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { Jpeg } from './photos/redraw-photo.ts'
import type { PhotoNote, PhotoStage, Report, ReportEvent } from './report.ts'
import { listReports, type ReportFilter, type ReportPage } from './report-list.ts'
import { fromEventRow, fromPhotoRow, fromReportRow, REPORT_COLUMNS, toReportRow } from './report-row.ts'
import { enqueue } from './webhooks/outbox.ts'

/** A picture that is to be kept. */
export interface NewPhoto extends Jpeg {
  /** 16 random bytes. */
  readonly id: Uint8Array
  readonly stage: PhotoStage
  readonly shown: boolean
}

/** What is to become of a report. */
export interface ReportChange {
  readonly report: Report
  /** What is told of it; null for what the reporter is not told, such as another team. */
  readonly event: ReportEvent | null
  /** Pictures that are added, in the place of those of the same stage. */
  readonly photos?: readonly NewPhoto[]
  /** Which of its photos all see from now on. */
  readonly shown?: ReadonlySet<string>
  /** Whether the reporter's words, photos and secret go at once. */
  readonly forget?: boolean
}

/** A report with all that belongs to it. */
export interface WholeReport {
  readonly report: Report
  readonly events: readonly ReportEvent[]
  readonly photos: readonly PhotoNote[]
  /** SHA-256 of the reporter's secret; null when nobody can follow it any more. */
  readonly followHash: Uint8Array | null
}

/** Keeps reports. A write happens whole or not at all, and with it is written whom to tell. */
export interface ReportStore {
  add(
    report: Report,
    kept: { readonly followHash: Uint8Array; readonly photos: readonly NewPhoto[] },
    message: string,
  ): Promise<void>
  find(id: string): Promise<WholeReport | null>
  list(filter: ReportFilter, limit: number): Promise<ReportPage>
  /** The last that was told of each report. */
  lastEvents(ids: readonly string[]): Promise<ReadonlyMap<string, ReportEvent>>
  /** The first photo of each report that all see. */
  shownPhotos(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Changes a report to what `change` makes of it; nobody else changes it meanwhile. A text says why not, and nothing is changed. */
  change<Refusal extends string>(
    id: string,
    change: (whole: WholeReport) => ReportChange | Refusal,
    message: string,
  ): Promise<Report | Refusal | 'unknown-report'>
  /** A picture, and whose it is. */
  picture(
    id: Uint8Array,
  ): Promise<{ readonly jpeg: Uint8Array; readonly custodian: string; readonly shown: boolean } | null>
}

/** Reports in PostgreSQL. */
export function databaseReportStore(database: Kysely<Database>): ReportStore {
  return {
    add: (report, { followHash, photos }, message) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('report')
          .values({ ...toReportRow(report), follow_hash: Buffer.from(followHash) })
          .execute()
        const { state, openedAt: at } = report
        await addEvent(transaction, report.id, { state, note: null, office: null, at })
        await addPhotos(transaction, report.id, photos)
        await enqueue(transaction, report, { event: 'report.created', message, at })
      }),

    find: (id) => findWhole(database, id, false),
    list: (filter, limit) => listReports(database, filter, limit),

    async lastEvents(ids) {
      if (ids.length === 0) return new Map()
      const rows = await database
        .selectFrom('report_event')
        .selectAll()
        .distinctOn('report')
        .where('report', 'in', ids)
        .orderBy('report')
        .orderBy('number', 'desc')
        .execute()
      return new Map(rows.map((row) => [row.report, fromEventRow(row)]))
    },

    async shownPhotos(ids) {
      if (ids.length === 0) return new Map()
      const rows = await database
        .selectFrom('report_photo')
        .select(['report', 'id', 'stage', 'width', 'height', 'shown'])
        .distinctOn('report')
        .where('report', 'in', ids)
        .where('shown', '=', true)
        .orderBy('report')
        .orderBy('number')
        .execute()
      return new Map(rows.map((row) => [row.report, fromPhotoRow(row).id]))
    },

    change: (id, change, message) =>
      database.transaction().execute(async (transaction) => {
        const whole = await findWhole(transaction, id, true)
        if (!whole) return 'unknown-report'
        const changed = change(whole)
        if (typeof changed === 'string') return changed
        await write(transaction, changed)
        const { report } = changed
        await enqueue(transaction, report, { event: 'report.updated', message, at: report.changedAt })
        return report
      }),

    async picture(id) {
      const row = await database
        .selectFrom('report_photo')
        .innerJoin('report', 'report.id', 'report_photo.report')
        .select(['report_photo.jpeg', 'report_photo.shown', 'report.custodian'])
        .where('report_photo.id', '=', Buffer.from(id))
        .executeTakeFirst()
      return row ? { ...row, jpeg: new Uint8Array(row.jpeg) } : null
    },
  }
}

async function write(transaction: Transaction<Database>, change: ReportChange): Promise<void> {
  const { report, event, photos = [], shown, forget } = change
  const { id, words, words_shown, state, team, changed_at, closed_at } = toReportRow(report)
  const forgotten = forget && { words: '', words_shown: false, follow_hash: null }
  await transaction
    .updateTable('report')
    .set({ words, words_shown, state, team, changed_at, closed_at, ...forgotten })
    .where('id', '=', id)
    .execute()
  if (forget) await transaction.deleteFrom('report_photo').where('report', '=', id).execute()
  if (shown) {
    const ids = [...shown].map((each) => Buffer.from(fromBase64url(each)))
    await transaction
      .updateTable('report_photo')
      .set({ shown: sql<boolean>`id = any(${ids}::bytea[])` })
      .where('report', '=', id)
      .execute()
  }
  if (photos.length > 0) {
    const stages = [...new Set(photos.map(({ stage }) => stage))]
    await transaction.deleteFrom('report_photo').where('report', '=', id).where('stage', 'in', stages).execute()
    await addPhotos(transaction, id, photos)
  }
  if (event) await addEvent(transaction, id, event)
}

async function findWhole(database: Kysely<Database>, id: string, locked: boolean): Promise<WholeReport | null> {
  const query = database
    .selectFrom('report')
    .select([...REPORT_COLUMNS, 'follow_hash'])
    .where('id', '=', id)
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  const events = await database
    .selectFrom('report_event')
    .selectAll()
    .where('report', '=', id)
    .orderBy('number')
    .execute()
  const photos = await database
    .selectFrom('report_photo')
    .select(['id', 'stage', 'width', 'height', 'shown'])
    .where('report', '=', id)
    .orderBy('number')
    .execute()
  return {
    report: fromReportRow(row),
    events: events.map(fromEventRow),
    photos: photos.map(fromPhotoRow),
    followHash: row.follow_hash && new Uint8Array(row.follow_hash),
  }
}

async function addEvent(transaction: Transaction<Database>, report: string, event: ReportEvent): Promise<void> {
  await transaction
    .insertInto('report_event')
    .values((by) => ({
      report,
      number: by
        .selectFrom('report_event')
        .where('report', '=', report)
        .select((of) => sql<number>`coalesce(${of.fn.max('number')}, 0) + 1`.as('number')),
      state: event.state,
      note: event.note,
      office_zh: event.office?.['zh-CN'] ?? null,
      office_en: event.office?.en ?? null,
      at: event.at,
    }))
    .execute()
}

async function addPhotos(
  transaction: Transaction<Database>,
  report: string,
  photos: readonly NewPhoto[],
): Promise<void> {
  for (const { id, stage, shown, jpeg, width, height } of photos) {
    await transaction
      .insertInto('report_photo')
      .values((by) => ({
        id: Buffer.from(id),
        report,
        number: by
          .selectFrom('report_photo')
          .where('report', '=', report)
          .select((of) => sql<number>`coalesce(${of.fn.max('number')}, 0) + 1`.as('number')),
        stage,
        jpeg: Buffer.from(jpeg),
        width,
        height,
        shown,
      }))
      .execute()
  }
}
