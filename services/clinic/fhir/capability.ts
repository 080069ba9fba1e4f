import type { CapabilityStatement } from '@medplum/fhirtypes'
import { RECORD_TYPES } from './definitions.ts'

/** The search parameters that are answered, of each type. */
export const SEARCHED: Readonly<Record<(typeof RECORD_TYPES)[number], readonly string[]>> = {
  Patient: ['_id', '_lastUpdated'],
  Observation: ['_id', '_lastUpdated', 'patient', 'code', 'category', 'date', 'status'],
  Immunization: ['_id', '_lastUpdated', 'patient', 'date', 'status', 'vaccine-code'],
  DiagnosticReport: ['_id', '_lastUpdated', 'patient', 'code', 'date', 'status'],
  Condition: ['_id', '_lastUpdated', 'patient', 'code', 'clinical-status', 'onset-date', 'recorded-date'],
}

/** What the endpoint can do (FHIR R4, CapabilityStatement). */
export function capabilityStatement(base: string, name: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    software: { name: 'Hefu clinic' },
    implementation: { description: `${name}: the record of the one person who asks`, url: base },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: true,
          description:
            'A bearer token of one hour, scope patient/*.rs, for the one patient who answered the clinic’s request with their wallet: POST /api/record/request, then the pass to /api/answers. Nobody else’s resource exists for it.',
        },
        resource: RECORD_TYPES.map((type) => ({
          type,
          interaction: [{ code: 'read' }, { code: 'search-type' }],
          searchParam: SEARCHED[type].map((parameter) => ({ name: parameter, type: kindOf(parameter) })),
          ...(type === 'Patient' && {
            operation: [
              { name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
            ],
          }),
        })),
      },
    ],
  }
}

function kindOf(parameter: string): 'token' | 'date' | 'reference' {
  if (parameter === 'patient') return 'reference'
  return parameter.endsWith('date') || parameter === '_lastUpdated' ? 'date' : 'token'
}
