import {
  type CredentialTypeId,
  epochAt,
  epochPlus,
  HEALTH_ENTRY,
  HEALTH_IMMUNISATION,
  HEALTH_LAB,
  type LocalText,
} from '@hefu/standard'
import type { Immunization } from '@medplum/fhirtypes'
import { entryFlags } from '../entry/entry-flags.ts'
import { entrySpans } from '../entry/evidence.ts'
import type { RecordResource } from '../fhir/check-resource.ts'
import { doseOf, evidenceOf } from '../records/evidence-of.ts'
import { labResultOf } from '../records/lab-result.ts'
import { type EntryTerms, type ImmunisationTerms, LAB_LASTS, localHour } from './issued-types.ts'

/** A card that a patient may take with them. */
export interface Offerable {
  /** Names it on a page: `entry`, or the resource that it is made of. */
  readonly key: string
  readonly type: CredentialTypeId
  readonly title: LocalText
  /** What it is made of, for who chooses. */
  readonly detail: LocalText
  readonly terms: unknown
}

const MAX_VACCINE = 60

const TEST_NAMES: Readonly<Record<string, LocalText>> = {
  'nucleic-acid': { 'zh-CN': '核酸', en: 'Nucleic acid' },
  antigen: { 'zh-CN': '抗原', en: 'Antigen' },
  antibody: { 'zh-CN': '抗体', en: 'Antibody' },
}
const RESULT_NAMES: Readonly<Record<string, LocalText>> = {
  negative: { 'zh-CN': '阴性', en: 'negative' },
  positive: { 'zh-CN': '阳性', en: 'positive' },
  unclear: { 'zh-CN': '无法判定', en: 'unclear' },
}

/** The cards that a record has in it at a moment, entry first. */
export function offerable(
  record: readonly RecordResource[],
  now: number,
  utcOffsetMinutes: number,
): readonly Offerable[] {
  const cards = record.flatMap((resource) => {
    if (resource.resourceType === 'Observation') return labCard(resource, now, utcOffsetMinutes)
    return resource.resourceType === 'Immunization' ? immunisationCard(resource) : []
  })
  return [...entryCard(record, now, utcOffsetMinutes), ...cards]
}

function entryCard(record: readonly RecordResource[], now: number, utcOffsetMinutes: number): readonly Offerable[] {
  const spans = entrySpans(evidenceOf(record), now)
  const epoch = epochAt(now, utcOffsetMinutes)
  // Of Sunday's test all that counts may lie in the next week.
  if (![0, 1].some((week) => entryFlags(spans, epochPlus(epoch, week), utcOffsetMinutes))) return []
  const terms: EntryTerms = { spans }
  const detail: LocalText = {
    'zh-CN': '只说明何时可入场，不说明原因',
    en: 'Says when you may enter, not why',
  }
  return [{ key: 'entry', type: HEALTH_ENTRY.id, title: HEALTH_ENTRY.name, detail, terms }]
}

function labCard(
  observation: Extract<RecordResource, { resourceType: 'Observation' }>,
  now: number,
  utcOffsetMinutes: number,
): readonly Offerable[] {
  const lab = labResultOf(observation)
  if (!lab || now >= lab.sampledAt + LAB_LASTS) return []
  const sampled = localHour(lab.sampledAt, utcOffsetMinutes).replace('T', ' ')
  const detail = inBoth((language) => {
    const words = `${TEST_NAMES[lab.test]?.[language]}${language === 'en' ? ', ' : '，'}${RESULT_NAMES[lab.result]?.[language]}`
    return `${words} · ${unbroken(`${sampled}:00`)}`
  })
  return [{ key: `lab-${observation.id}`, type: HEALTH_LAB.id, title: HEALTH_LAB.name, detail, terms: lab }]
}

function immunisationCard(immunization: Immunization): readonly Offerable[] {
  const given = immunization.occurrenceDateTime?.slice(0, 10) ?? ''
  if (immunization.status !== 'completed' || given.length < 10) return []
  const terms: ImmunisationTerms = { vaccine: vaccineOf(immunization), dose: doseOf(immunization), given }
  const detail = inBoth(() => `${terms.vaccine} · ${terms.dose} · ${unbroken(given)}`)
  return [
    { key: `dose-${immunization.id}`, type: HEALTH_IMMUNISATION.id, title: HEALTH_IMMUNISATION.name, detail, terms },
  ]
}

/** Both names of a vaccine where they fit, as the clinic prints it and as the code has it. */
function vaccineOf({ vaccineCode }: Immunization): string {
  const names = [vaccineCode?.text, vaccineCode?.coding?.[0]?.display].filter((name) => name !== undefined)
  const [first = '—'] = names
  const both = [...new Set(names)].join(' ')
  return (both.length <= MAX_VACCINE ? both : first.slice(0, MAX_VACCINE)).normalize('NFC')
}

/** A date that stays in one line. */
function unbroken(date: string): string {
  return date.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0')
}

function inBoth(words: (language: 'zh-CN' | 'en') => string): LocalText {
  return { 'zh-CN': words('zh-CN'), en: words('en') }
}
