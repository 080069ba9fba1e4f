import { toBase64url } from '@hefu/bytes'
import type { Selectable } from 'kysely'
import type { ReportEventTable, ReportPhotoTable, ReportTable } from '../database/tables/reports.ts'
import { geohashOf } from '../things/search/geohash.ts'
import type { PhotoNote, Report, ReportEvent } from './report.ts'

/** What is read of a report. Neither its geohash nor the hash of its secret is. */
export const REPORT_COLUMNS = [
  'report.id',
  'report.category',
  'report.custodian',
  'report.thing',
  'report.latitude',
  'report.longitude',
  'report.words',
  'report.words_shown',
  'report.state',
  'report.team',
  'report.opened_at',
  'report.changed_at',
  'report.closed_at',
] as const

type Row = Selectable<Omit<ReportTable, 'geohash' | 'follow_hash'>>

/** A report as a row. */
export function toReportRow({
  point,
  wordsShown,
  openedAt,
  changedAt,
  closedAt,
  ...report
}: Report): Omit<Selectable<ReportTable>, 'follow_hash'> {
  const { latitude, longitude } = point
  return {
    ...report,
    latitude,
    longitude,
    geohash: geohashOf(point),
    words_shown: wordsShown,
    opened_at: openedAt,
    changed_at: changedAt,
    closed_at: closedAt,
  }
}

/** A row as a report. */
export function fromReportRow(row: Row): Report {
  return {
    id: row.id,
    category: row.category,
    custodian: row.custodian,
    thing: row.thing,
    point: { latitude: row.latitude, longitude: row.longitude },
    words: row.words,
    wordsShown: row.words_shown,
    state: row.state,
    team: row.team,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    closedAt: row.closed_at,
  }
}

/** A row as something that happened. */
export function fromEventRow(row: Omit<Selectable<ReportEventTable>, 'report' | 'number'>): ReportEvent {
  const { state, note, at, office_zh: chinese, office_en: english } = row
  return { state, note, at, office: chinese === null || english === null ? null : { 'zh-CN': chinese, en: english } }
}

/** A row as a photo without its picture. */
export function fromPhotoRow(row: Omit<Selectable<ReportPhotoTable>, 'report' | 'number' | 'jpeg'>): PhotoNote {
  const { id, stage, width, height, shown } = row
  return { id: toBase64url(new Uint8Array(id)), stage, width, height, shown }
}
