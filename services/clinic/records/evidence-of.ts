import type { Immunization } from '@medplum/fhirtypes'
import type { Evidence } from '../entry/evidence.ts'
import type { RecordResource } from '../fhir/check-resource.ts'
import { labResultOf } from './lab-result.ts'

/**
 * What in a record lets somebody enter where health matters: a negative test (an antibody says nothing about the present), the last dose of a
 * finished course, a positive test that is past.
 */
export function evidenceOf(record: readonly RecordResource[]): readonly Evidence[] {
  return record.flatMap((resource): readonly Evidence[] => {
    if (resource.resourceType === 'Immunization') return immunised(resource)
    const lab = resource.resourceType === 'Observation' ? labResultOf(resource) : null
    if (!lab || lab.test === 'antibody') return []
    if (lab.result === 'negative') return [{ kind: 'tested', sampledAt: lab.sampledAt }]
    return lab.result === 'positive' ? [{ kind: 'recovered', positiveAt: lab.sampledAt }] : []
  })
}

/** `2/2`; a dose of a course whose length is not said is `1/1`. */
export function doseOf({ protocolApplied }: Immunization): string {
  const { doseNumberPositiveInt: dose = 1, seriesDosesPositiveInt: of = dose } = protocolApplied?.[0] ?? {}
  return `${Math.min(dose, 99)}/${Math.min(of, 99)}`
}

function immunised(immunization: Immunization): readonly Evidence[] {
  const [dose, of] = doseOf(immunization).split('/').map(Number)
  const lastDoseAt = Date.parse(immunization.occurrenceDateTime ?? '') / 1000
  const whole = immunization.status === 'completed' && dose !== undefined && of !== undefined && dose >= of
  return whole && Number.isFinite(lastDoseAt) ? [{ kind: 'immunised', lastDoseAt }] : []
}
