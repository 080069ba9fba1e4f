import type { RecordEntry, RecordKind, RecordText } from '@hefu/health/record'
import * as m from '../paraglide/messages.js'
import { presentLanguage } from '../words/languages.ts'
import { momentHere } from '../words/times.ts'

const KINDS: Readonly<Record<RecordKind, () => string>> = {
  measurement: m.record_kind_measurement,
  laboratory: m.record_kind_laboratory,
  report: m.record_kind_report,
  immunisation: m.record_kind_immunisation,
  condition: m.record_kind_condition,
}

const STATUSES: Readonly<Record<string, () => string>> = {
  resolved: m.record_status_resolved,
  inactive: m.record_status_inactive,
  remission: m.record_status_remission,
  preliminary: m.record_status_preliminary,
  registered: m.record_status_preliminary,
  partial: m.record_status_preliminary,
  amended: m.record_status_changed,
  corrected: m.record_status_changed,
  appended: m.record_status_changed,
  cancelled: m.record_status_cancelled,
  'entered-in-error': m.record_status_wrong,
}

/** A kind of entry in words. */
export function kindInWords(kind: RecordKind): string {
  return KINDS[kind]()
}

/** A status that is not the usual one, in words. */
export function statusInWords(status: string): string {
  return (STATUSES[status] ?? m.record_status_other)()
}

/** When an entry was: the day, and the hour where it is known. */
export function whenInWords({ at, day }: Pick<RecordEntry, 'at' | 'day'>): string {
  if (at === null) return m.record_undated()
  return day ? dayOf(at) : momentHere(at)
}

/** The day of a moment. */
export function dayOf(at: number): string {
  return new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'medium' }).format(at * 1000)
}

/** The words of a record in the reader's language. */
export function written(text: RecordText): string {
  return text[presentLanguage()]
}

/** What an entry says, in one line: its values, its dose, its status. */
export function gist(entry: RecordEntry): string {
  const { values, note, kind, status } = entry
  const own = values.map(({ text }) => written(text)).join(' · ')
  const said = own || (kind === 'immunisation' && note ? m.record_dose({ dose: note }) : (note ?? ''))
  return [said, status && statusInWords(status)].filter(Boolean).join(' · ')
}
