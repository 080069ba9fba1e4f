// Imports nothing, so that a page can load it as it is.

/** A text in the languages in which it was written down; where one is missing the other stands for it. */
export type RecordText = Readonly<Record<'zh-CN' | 'en', string>>

/** What an entry of a record is about. */
export type RecordKind = 'measurement' | 'laboratory' | 'report' | 'immunisation' | 'condition'

/** One value of an entry: a number with its unit, or words. */
export interface RecordValue {
  /** What was measured, where an entry holds several values. */
  readonly of: RecordText | null
  readonly text: RecordText
  readonly measured: Measured | null
}

/** A number that can be drawn over time. */
export interface Measured {
  /** The code of what was measured, `system|code`: what is measured again has the same. */
  readonly code: string
  readonly title: RecordText
  readonly value: number
  readonly unit: string
  /** What is usual, where the laboratory says so. */
  readonly low: number | null
  readonly high: number | null
}

/** One entry of a record, as a reader wants to see it. */
export interface RecordEntry {
  /** `Observation/123`. */
  readonly id: string
  readonly kind: RecordKind
  /** Unix seconds; null where the record does not say when. */
  readonly at: number | null
  /** Whether only the day is known. */
  readonly day: boolean
  readonly title: RecordText
  readonly values: readonly RecordValue[]
  /** What else was written: a conclusion, a dose. */
  readonly note: string | null
  /** The code of its status in FHIR, where it is not the usual one. */
  readonly status: string | null
}

/** Who a record is about. */
export interface RecordPatient {
  readonly name: string
  readonly birthDate: string | null
}

type Fields = Readonly<Record<string, unknown>>

const MAX_TEXT = 300
const MAX_VALUES = 40
const USUAL = ['final', 'completed', 'active']

/**
 * The entries of a FHIR R4 bundle, newest first; a patient it names, if it does. It may be anybody's file: what cannot be read is left
 * out, texts are cut, and nothing in it is taken for more than text.
 */
export function readRecord(bundle: unknown): {
  readonly patient: RecordPatient | null
  readonly entries: readonly RecordEntry[]
} {
  const resources = listOf(fields(bundle).entry).map((entry) => fields(fields(entry).resource))
  const entries = resources.flatMap((resource) => readEntry(resource) ?? [])
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
  return { patient: patient ? readPatient(patient) : null, entries: entries.toSorted(newestFirst) }
}

/** The order in which a record is shown: newest first, what has no date last. */
export function newestFirst(a: RecordEntry, b: RecordEntry): number {
  return (b.at ?? Number.NEGATIVE_INFINITY) - (a.at ?? Number.NEGATIVE_INFINITY) || (a.id < b.id ? -1 : 1)
}

function readEntry(resource: Fields): RecordEntry | null {
  const { resourceType, id } = resource
  const entry = (kind: RecordKind, title: unknown, when: unknown, more: Partial<RecordEntry>): RecordEntry => ({
    id: `${text(resourceType)}/${text(id)}`,
    kind,
    ...momentOf(when),
    title: conceptText(title) ?? { 'zh-CN': '未命名', en: 'Untitled' },
    values: [],
    note: null,
    status: USUAL.includes(text(resource.status)) ? null : text(resource.status) || null,
    ...more,
  })
  switch (resourceType) {
    case 'Observation': {
      const values = valuesOf(resource)
      const kind = isVital(resource) ? 'measurement' : 'laboratory'
      return entry(
        kind,
        resource.code,
        resource.effectiveDateTime ?? fields(resource.effectivePeriod).start ?? resource.issued,
        { values },
      )
    }
    case 'DiagnosticReport':
      return entry(
        'report',
        resource.code,
        resource.effectiveDateTime ?? fields(resource.effectivePeriod).start ?? resource.issued,
        {
          note: text(resource.conclusion) || null,
        },
      )
    case 'Immunization': {
      const { doseNumberPositiveInt: dose, seriesDosesPositiveInt: of } = fields(listOf(resource.protocolApplied)[0])
      const note = typeof dose === 'number' ? `${dose}${typeof of === 'number' ? `/${of}` : ''}` : null
      return entry('immunisation', resource.vaccineCode, resource.occurrenceDateTime, { note })
    }
    case 'Condition': {
      const clinical = text(fields(listOf(fields(resource.clinicalStatus).coding)[0]).code)
      const status = clinical === '' || clinical === 'active' ? null : clinical
      return entry('condition', resource.code, resource.onsetDateTime ?? resource.recordedDate, { status })
    }
    default:
      return null
  }
}

function valuesOf(resource: Fields): readonly RecordValue[] {
  const own = quantityOrWords(resource, null)
  const parts = listOf(resource.component).slice(0, MAX_VALUES).map(fields)
  return [...(own ? [own] : []), ...parts.flatMap((part) => quantityOrWords(part, conceptText(part.code)) ?? [])]
}

function quantityOrWords(holder: Fields, of: RecordText | null): RecordValue | null {
  const { value, unit, code } = fields(holder.valueQuantity)
  if (typeof value === 'number' && Number.isFinite(value)) {
    const shown = text(unit) || text(code)
    const range = fields(listOf(holder.referenceRange)[0])
    const measured = {
      code: codeOf(holder.code),
      title: conceptText(holder.code) ?? { 'zh-CN': '', en: '' },
      value,
      unit: shown,
      low: numberOf(fields(range.low).value),
      high: numberOf(fields(range.high).value),
    }
    return { of, text: both(`${value} ${shown}`.trim()), measured }
  }
  const words =
    conceptText(holder.valueCodeableConcept) ?? (text(holder.valueString) ? both(text(holder.valueString)) : null)
  return words && { of, text: words, measured: null }
}

function isVital(resource: Fields): boolean {
  return listOf(resource.category).some((category) =>
    listOf(fields(category).coding).some((coding) => fields(coding).code === 'vital-signs'),
  )
}

/** The words of a concept: those in Chinese letters for Chinese, those without for English. */
function conceptText(value: unknown): RecordText | null {
  const concept = fields(value)
  const written = [text(concept.text), ...listOf(concept.coding).map((coding) => text(fields(coding).display))]
  const words = written.filter((each) => each !== '')
  const [first] = words
  if (first === undefined) return null
  const chinese = words.find((each) => /\p{Script=Han}/u.test(each))
  const english = words.find((each) => !/\p{Script=Han}/u.test(each))
  return { 'zh-CN': chinese ?? first, en: english ?? first }
}

function codeOf(value: unknown): string {
  const { system, code } = fields(listOf(fields(value).coding)[0])
  return `${text(system)}|${text(code) || text(fields(value).text)}`
}

function readPatient(patient: Fields): RecordPatient {
  const name = fields(listOf(patient.name)[0])
  const parts = [text(name.family), ...listOf(name.given).map(text)].filter((part) => part !== '')
  return { name: text(name.text) || parts.join(' '), birthDate: text(patient.birthDate) || null }
}

function momentOf(value: unknown): { at: number | null; day: boolean } {
  const written = text(value)
  const at = Date.parse(written) / 1000
  return { at: Number.isFinite(at) ? at : null, day: !written.includes('T') }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function both(words: string): RecordText {
  return { 'zh-CN': words, en: words }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MAX_TEXT) : ''
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}
