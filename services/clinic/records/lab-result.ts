import type { CodeableConcept, Observation } from '@medplum/fhirtypes'
import { dateOf } from '../fhir/check-resource.ts'

/** The result of one laboratory test for an infection, as `health.lab` says it. */
export interface LabResult {
  readonly test: 'nucleic-acid' | 'antigen' | 'antibody'
  readonly result: 'negative' | 'positive' | 'unclear'
  /** Unix seconds. */
  readonly sampledAt: number
}

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'

// LOINC: SARS-CoV-2 RNA, antigen and antibodies, present or not.
const TESTS: Readonly<Record<string, LabResult['test']>> = {
  '94500-6': 'nucleic-acid',
  '94309-2': 'nucleic-acid',
  '94558-4': 'antigen',
  '97097-0': 'antigen',
  '94762-2': 'antibody',
}
// SNOMED CT: detected, not detected, inconclusive.
const RESULTS: Readonly<Record<string, LabResult['result']>> = {
  '260373001': 'positive',
  '260415000': 'negative',
  '419984006': 'unclear',
}

/** Reads an observation as the result of a test for an infection; null for one that is no such test or is not final. */
export function labResultOf(observation: Observation): LabResult | null {
  const test = coded(observation.code, LOINC, TESTS)
  const result = coded(observation.valueCodeableConcept, SNOMED, RESULTS)
  const sampledAt = Date.parse(dateOf(observation) ?? '') / 1000
  const final = ['final', 'amended', 'corrected'].includes(observation.status)
  return test && result && final && Number.isFinite(sampledAt) ? { test, result, sampledAt } : null
}

function coded<Meaning>(
  concept: CodeableConcept | undefined,
  system: string,
  meanings: Readonly<Record<string, Meaning>>,
): Meaning | undefined {
  return concept?.coding
    ?.filter((coding) => coding.system === system)
    .map(({ code }) => meanings[code ?? ''])
    .find((meaning) => meaning !== undefined)
}
