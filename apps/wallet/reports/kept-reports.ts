import type { ReportState } from '@hefu/app-browser/reports'
import type { LocalText } from '@hefu/standard'
import type { SealedValue } from '../storage/sealed-value.ts'

/** A report that was sent from here. The secret is all that makes it its holder's: the city has a hash of it and no name. */
export interface KeptReport {
  /** As the city numbers it. */
  readonly id: string
  /** 16 random bytes. */
  readonly secret: Uint8Array
  readonly thing: string
  /** What stood on the label. */
  readonly label: string
  readonly category: LocalText
  /** Unix seconds. */
  readonly sentAt: number
  /** As it was when it was last asked about. */
  readonly state: ReportState | 'gone'
}

type Items = readonly [
  id: string,
  secret: Uint8Array,
  thing: string,
  label: string,
  category: readonly [chinese: string, english: string],
  sentAt: number,
  state: KeptReport['state'],
]

/** More than anybody sends; the oldest go first. */
const MAX_KEPT = 200

/** The sealed reports, newest first. */
export const KEPT_REPORTS: SealedValue<readonly KeptReport[]> = {
  name: 'reports',
  empty: [],
  toCbor: (reports) =>
    reports.map(({ id, secret, thing, label, category, sentAt, state }): Items => {
      return [id, secret, thing, label, [category['zh-CN'], category.en], sentAt, state]
    }),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([id, secret, thing, label, [chinese, english], sentAt, state]) => {
      return { id, secret, thing, label, category: { 'zh-CN': chinese, en: english }, sentAt, state }
    }),
}

/** The reports with one more, or with one changed in its place. */
export function withReport(reports: readonly KeptReport[], report: KeptReport): readonly KeptReport[] {
  if (reports.some(({ id }) => id === report.id)) return reports.map((each) => (each.id === report.id ? report : each))
  return [report, ...reports].slice(0, MAX_KEPT)
}

/** The reports without one. */
export function withoutReport(reports: readonly KeptReport[], id: string): readonly KeptReport[] {
  return reports.filter((each) => each.id !== id)
}
