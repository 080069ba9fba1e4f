import type {
  CodeableConcept,
  Condition,
  Immunization,
  Observation,
  Patient,
  Quantity,
  Resource,
} from '@medplum/fhirtypes'
import { DOCUMENT_NUMBER, PATIENT_NUMBER } from '../records/identifiers.ts'
import type { SyntheticPatient } from './synthetic-patients.ts'

/** Naming systems of codes. */
export const LOINC = 'http://loinc.org'
export const SNOMED = 'http://snomed.info/sct'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const DAY = 86_400

/** Makes the entries of one patient's record, dated back from a moment. */
export interface RecordBuilder {
  id(name: string): string
  /** A morning so many days ago, as FHIR writes it. */
  at(daysAgo: number): string
  patient(): Patient
  observation(name: string, fields: Partial<Observation>): Observation
  bloodPressure(name: string, daysAgo: number, systolic: number, diastolic: number): Observation
  dose(name: string, daysAgo: number, vaccine: CodeableConcept, dose: number, of: number): Immunization
  condition(name: string, daysAgo: number, code: CodeableConcept, status: 'active' | 'resolved'): Condition
}

/** @param clinic goes before the ids, so that the records of two clinics differ */
export function recordBuilder(of: SyntheticPatient, now: number, clinic: string): RecordBuilder {
  const id = (name: string): string => `${clinic}-${of.number}-${name}`
  const subject = { identifier: { system: PATIENT_NUMBER, value: of.number } }
  const at = (daysAgo: number): string =>
    `${new Date((now - daysAgo * DAY) * 1000).toISOString().slice(0, 10)}T09:20:00+08:00`
  const observation: RecordBuilder['observation'] = (name, fields) =>
    ({ resourceType: 'Observation', id: id(name), status: 'final', subject, ...fields }) as Observation
  return {
    id,
    at,
    patient: () => ({
      resourceType: 'Patient',
      id: id('patient'),
      identifier: [
        { system: PATIENT_NUMBER, value: of.number },
        { system: DOCUMENT_NUMBER, value: of.document },
      ],
      name: [{ text: of.name, family: of.latin[0], given: [of.latin[1]] }],
      gender: of.gender,
      birthDate: of.birthDate,
    }),
    observation,
    bloodPressure: (name, daysAgo, systolic, diastolic) =>
      observation(name, {
        category: [VITAL_SIGNS],
        code: coded(LOINC, '85354-9', 'Blood pressure', '血压'),
        effectiveDateTime: at(daysAgo),
        component: [
          { code: coded(LOINC, '8480-6', 'Systolic', '收缩压'), valueQuantity: quantity(systolic, 'mmHg', 'mm[Hg]') },
          { code: coded(LOINC, '8462-4', 'Diastolic', '舒张压'), valueQuantity: quantity(diastolic, 'mmHg', 'mm[Hg]') },
        ],
      }),
    dose: (name, daysAgo, vaccineCode, dose, series) => ({
      resourceType: 'Immunization',
      id: id(name),
      status: 'completed',
      patient: subject,
      vaccineCode,
      occurrenceDateTime: at(daysAgo),
      protocolApplied: [{ doseNumberPositiveInt: dose, seriesDosesPositiveInt: series }],
    }),
    condition: (name, daysAgo, code, status) => ({
      resourceType: 'Condition',
      id: id(name),
      clinicalStatus: coded(CLINICAL, status, status),
      code,
      subject,
      onsetDateTime: at(daysAgo).slice(0, 10),
    }),
  }
}

/** A concept as a laboratory writes it: the code with its English name, and the words that it prints. */
export function coded(system: string, code: string, display: string, text: string = display): CodeableConcept {
  return { coding: [{ system, code, display }], text }
}

/** The category of what is measured of a body. */
export const VITAL_SIGNS: CodeableConcept = coded(
  'http://terminology.hl7.org/CodeSystem/observation-category',
  'vital-signs',
  'Vital signs',
)

/** A measurement in UCUM units. */
export function quantity(value: number, unit: string, code: string = unit): Quantity {
  return { value, unit, system: 'http://unitsofmeasure.org', code }
}

/** Resources, one a line. */
export function ndjson(resources: readonly Resource[]): string {
  return resources.map((resource) => JSON.stringify(resource)).join('\n')
}
