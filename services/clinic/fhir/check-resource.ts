import type { LocalText } from '@hefu/standard'
import { OperationOutcomeError, validateResource } from '@medplum/core'
import type {
  Condition,
  DiagnosticReport,
  Immunization,
  Observation,
  OperationOutcomeIssue,
  Patient,
  Resource,
} from '@medplum/fhirtypes'
import { isRecordType, loadDefinitions, type RecordType } from './definitions.ts'

/** A resource of a record. */
export type RecordResource = Patient | Observation | Immunization | DiagnosticReport | Condition

/** A resource that may be kept, or why not: one sentence a fault. What FHIR itself says is in its own words. */
export type CheckedResource =
  | { readonly ok: true; readonly resource: RecordResource }
  | { readonly ok: false; readonly faults: readonly LocalText[] }

const DAY = 86_400

// Required bindings of FHIR R4 4.0.1; the validator checks structure and leaves terminology to its user.
const STATUSES: Readonly<Record<Exclude<RecordType, 'Patient' | 'Condition'>, readonly string[]>> = {
  Observation: [
    'registered',
    'preliminary',
    'final',
    'amended',
    'corrected',
    'cancelled',
    'entered-in-error',
    'unknown',
  ],
  Immunization: ['completed', 'entered-in-error', 'not-done'],
  DiagnosticReport: [
    'registered',
    'partial',
    'preliminary',
    'final',
    'amended',
    'corrected',
    'appended',
    'cancelled',
    'entered-in-error',
    'unknown',
  ],
}
const GENDERS = ['male', 'female', 'other', 'unknown']
const NO_RECORD: LocalText = { 'zh-CN': '不是健康记录的资源', en: 'not a resource of a record' }
const NO_ID: LocalText = {
  'zh-CN': '没有标识，或不是 64 个以内的字母、数字、点和连字符',
  en: 'no id, or none of up to 64 letters, digits, dots and hyphens',
}
const IN_THE_FUTURE: LocalText = { 'zh-CN': '日期在将来', en: 'it is dated in the future' }
const ID = /^[A-Za-z0-9.-]{1,64}$/

/**
 * Holds a value to FHIR R4: the structure of its resource type, the codes that it must take, and dates that have been. What a wallet would
 * have to guess at is refused too: a reference to the wrong kind of thing, two values where one may stand.
 */
export async function checkResource(value: unknown, now: number): Promise<CheckedResource> {
  const type = (value as Partial<Resource> | null)?.resourceType
  if (!isRecordType(type)) return refused(NO_RECORD)
  await loadDefinitions()
  const resource = value as RecordResource
  const faults = [...structureFaults(resource), ...codeFaults(resource), ...dateFaults(resource, now)]
  if (!ID.test(resource.id ?? '')) faults.push(NO_ID)
  return faults.length > 0 ? refused(...faults) : { ok: true, resource }
}

/** When what a resource tells of was, as FHIR writes it; undefined where it does not say. */
export function dateOf(resource: RecordResource): string | undefined {
  switch (resource.resourceType) {
    case 'Observation':
    case 'DiagnosticReport':
      return resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.issued
    case 'Immunization':
      return resource.occurrenceDateTime
    case 'Condition':
      return resource.onsetDateTime ?? resource.recordedDate
    case 'Patient':
      return undefined
  }
}

function structureFaults(resource: RecordResource): LocalText[] {
  try {
    return validateResource(resource).map(sentence)
  } catch (error) {
    if (error instanceof OperationOutcomeError) return (error.outcome.issue ?? []).map(sentence)
    throw error
  }
}

function codeFaults(resource: RecordResource): LocalText[] {
  if (resource.resourceType === 'Patient') {
    return resource.gender === undefined || GENDERS.includes(resource.gender) ? [] : [noCode('Patient.gender')]
  }
  if (resource.resourceType === 'Condition') return []
  const { resourceType, status } = resource
  return STATUSES[resourceType].includes(status) ? [] : [noCode(`${resourceType}.status`)]
}

function dateFaults(resource: RecordResource, now: number): LocalText[] {
  const moment = Date.parse(dateOf(resource) ?? '')
  // A day, for dates without an hour in a city ahead of UTC.
  return moment > (now + DAY) * 1000 ? [IN_THE_FUTURE] : []
}

function sentence(issue: OperationOutcomeIssue): LocalText {
  const where = issue.expression?.[0]
  const words = `${where === undefined ? '' : `${where}: `}${issue.details?.text ?? issue.code}`
  return { 'zh-CN': words, en: words }
}

function noCode(element: string): LocalText {
  return { 'zh-CN': `${element} 不是 FHIR 的代码`, en: `${element} is no code of FHIR` }
}

function refused(...faults: LocalText[]): CheckedResource {
  return { ok: false, faults }
}
