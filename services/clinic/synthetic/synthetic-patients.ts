import type { Observation, Patient, Resource } from '@medplum/fhirtypes'
import { DOCUMENT_NUMBER, PATIENT_NUMBER } from '../records/identifiers.ts'

/** A patient who does not exist. */
export interface SyntheticPatient {
  readonly number: string
  readonly name: string
  readonly latin: readonly [family: string, given: string]
  readonly birthDate: string
  readonly gender: 'female' | 'male'
  readonly document: string
}

/** A handful of patients for demonstrations and tests; numbers of documents are of no region that exists. */
export const SYNTHETIC_PATIENTS: readonly SyntheticPatient[] = [
  patient('C-1001', '林合成', ['Lin', 'Hecheng'], '1988-05-17', 'female', '000000198805170024'),
  patient('C-1002', '甄虚构', ['Zhen', 'Xugou'], '1990-02-28', 'male', '000000199002280013'),
  patient('C-1003', '贾名', ['Jia', 'Ming'], '1957-11-03', 'male', '000000195711030031'),
]

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const DAY = 86_400

/**
 * The records of one synthetic patient as NDJSON, ending at a moment: two years of blood pressure and HbA1c, immunisations, a chronic condition, a blood
 * count with its report, and a nucleic acid test of that morning.
 *
 * @param clinic goes before the ids, so that the records of two clinics differ
 */
export function syntheticRecord(of: SyntheticPatient, now: number, clinic = 'a'): string {
  const id = (name: string): string => `${clinic}-${of.number}-${name}`
  const subject = { identifier: { system: PATIENT_NUMBER, value: of.number } }
  const at = (daysAgo: number, hour = 9): string =>
    `${new Date((now - daysAgo * DAY) * 1000).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:20:00+08:00`
  const observation = (name: string, fields: Partial<Observation>): Resource =>
    ({ resourceType: 'Observation', id: id(name), status: 'final', subject, ...fields }) as Observation
  const quantity = (value: number, unit: string): object => ({
    value,
    unit,
    system: 'http://unitsofmeasure.org',
    code: unit,
  })
  const months = Array.from({ length: 9 }, (_, index) => index)

  const resources: Resource[] = [
    patientResource(of, id('patient')),
    ...months.map((month) =>
      observation(`bp-${month}`, {
        category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs', 'Vital signs')],
        code: coded(LOINC, '85354-9', 'Blood pressure panel', '血压'),
        effectiveDateTime: at(10 + 80 * (8 - month)),
        component: [
          {
            code: coded(LOINC, '8480-6', 'Systolic blood pressure', '收缩压'),
            valueQuantity: quantity(148 - 3 * month + 5 * (month % 2), 'mm[Hg]'),
          },
          {
            code: coded(LOINC, '8462-4', 'Diastolic blood pressure', '舒张压'),
            valueQuantity: quantity(94 - 2 * month + 3 * (month % 3), 'mm[Hg]'),
          },
        ],
      }),
    ),
    ...months.slice(0, 6).map((month) =>
      observation(`hba1c-${month}`, {
        code: coded(LOINC, '4548-4', 'Hemoglobin A1c', '糖化血红蛋白'),
        effectiveDateTime: at(20 + 120 * (5 - month)),
        valueQuantity: quantity(Math.round((7.9 - 0.25 * month + 0.1 * (month % 2)) * 10) / 10, '%'),
        referenceRange: [{ low: quantity(4, '%'), high: quantity(6, '%') }],
      }),
    ),
    observation('pcr', {
      code: coded(LOINC, '94500-6', 'SARS-CoV-2 RNA (nucleic acid)', '新型冠状病毒核酸'),
      effectiveDateTime: new Date((now - 3 * 3600) * 1000).toISOString(),
      valueCodeableConcept: coded(SNOMED, '260415000', 'Not detected', '阴性'),
    }),
    observation('hb', {
      code: coded(LOINC, '718-7', 'Hemoglobin', '血红蛋白'),
      effectiveDateTime: at(40),
      valueQuantity: quantity(138, 'g/L'),
    }),
    {
      resourceType: 'DiagnosticReport',
      id: id('blood-count'),
      status: 'final',
      subject,
      code: coded(LOINC, '58410-2', 'Complete blood count', '血常规'),
      effectiveDateTime: at(40),
      conclusion: 'Within the usual range. 结果在参考范围内。',
      result: [{ reference: `Observation/${id('hb')}` }],
    } as Resource,
    ...[1, 2].map(
      (dose) =>
        ({
          resourceType: 'Immunization',
          id: id(`dose-${dose}`),
          status: 'completed',
          patient: subject,
          vaccineCode: coded(SNOMED, '1119349007', 'COVID-19 mRNA vaccine', '新冠疫苗（mRNA）'),
          occurrenceDateTime: at(150 - 28 * dose),
          protocolApplied: [{ doseNumberPositiveInt: dose, seriesDosesPositiveInt: 2 }],
        }) as Resource,
    ),
    {
      resourceType: 'Condition',
      id: id('hypertension'),
      clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active', 'Active'),
      code: coded(SNOMED, '38341003', 'Hypertension', '高血压'),
      subject,
      onsetDateTime: at(720).slice(0, 10),
    } as Resource,
  ]
  return resources.map((resource) => JSON.stringify(resource)).join('\n')
}

function patientResource(of: SyntheticPatient, id: string): Patient {
  return {
    resourceType: 'Patient',
    id,
    identifier: [
      { system: PATIENT_NUMBER, value: of.number },
      { system: DOCUMENT_NUMBER, value: of.document },
    ],
    name: [{ text: of.name, family: of.latin[0], given: [of.latin[1]] }],
    gender: of.gender,
    birthDate: of.birthDate,
  }
}

/** A concept as a laboratory writes it: the code with its English name, and the words that it prints. */
function coded(
  system: string,
  code: string,
  display: string,
  text = display,
): { coding: { system: string; code: string; display: string }[]; text: string } {
  return { coding: [{ system, code, display }], text }
}

function patient(
  number: string,
  name: string,
  latin: SyntheticPatient['latin'],
  birthDate: string,
  gender: SyntheticPatient['gender'],
  document: string,
): SyntheticPatient {
  return { number, name, latin, birthDate, gender, document }
}
