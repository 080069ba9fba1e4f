import type { DiagnosticReport } from '@medplum/fhirtypes'
import { coded, LOINC, ndjson, quantity, recordBuilder, SNOMED, VITAL_SIGNS } from './record-builder.ts'
import type { SyntheticPatient } from './synthetic-patients.ts'

const NINE = Array.from({ length: 9 }, (_, index) => index)
const VACCINE = coded(SNOMED, '1119349007', 'COVID-19 mRNA vaccine', '新冠疫苗（mRNA）')

/**
 * The record of a synthetic patient as NDJSON, ending at a moment: two years of blood pressure and HbA1c, immunisations, a chronic condition, a blood
 * count with its report, and a nucleic acid test of three hours ago.
 *
 * @param clinic goes before the ids, so that the records of two clinics differ
 */
export function syntheticRecord(of: SyntheticPatient, now: number, clinic = 'a'): string {
  const record = recordBuilder(of, now, clinic)
  const report: DiagnosticReport = {
    ...record.observation('blood-count', {}),
    resourceType: 'DiagnosticReport',
    status: 'final',
    code: coded(LOINC, '58410-2', 'Complete blood count', '血常规'),
    effectiveDateTime: record.at(40),
    conclusion: 'Within the usual range. 结果在参考范围内。',
    result: [{ reference: `Observation/${record.id('hb')}` }],
  } as DiagnosticReport
  return ndjson([
    record.patient(),
    ...NINE.map((step) => {
      const [systolic, diastolic] = [148 - 3 * step + 5 * (step % 2), 94 - 2 * step + 3 * (step % 3)]
      return record.bloodPressure(`bp-${step}`, 10 + 80 * (8 - step), systolic, diastolic)
    }),
    ...NINE.slice(0, 6).map((step) =>
      record.observation(`hba1c-${step}`, {
        code: coded(LOINC, '4548-4', 'Hemoglobin A1c', '糖化血红蛋白'),
        effectiveDateTime: record.at(20 + 120 * (5 - step)),
        valueQuantity: quantity(Math.round(79 - 2.5 * step + (step % 2)) / 10, '%'),
        referenceRange: [{ low: quantity(4, '%'), high: quantity(6, '%') }],
      }),
    ),
    record.observation('pcr', {
      code: coded(LOINC, '94500-6', 'SARS-CoV-2 RNA (nucleic acid)', '新型冠状病毒核酸'),
      effectiveDateTime: new Date((now - 3 * 3600) * 1000).toISOString(),
      valueCodeableConcept: coded(SNOMED, '260415000', 'Not detected', '阴性'),
    }),
    record.observation('hb', {
      code: coded(LOINC, '718-7', 'Hemoglobin', '血红蛋白'),
      effectiveDateTime: record.at(40),
      valueQuantity: quantity(138, 'g/L'),
    }),
    report,
    record.dose('dose-1', 122, VACCINE, 1, 2),
    record.dose('dose-2', 94, VACCINE, 2, 2),
    record.condition('hypertension', 720, coded(SNOMED, '38341003', 'Hypertension', '高血压'), 'active'),
  ])
}

/** What another clinic has of the same patient: a few visits, whose blood pressure goes on with that of the first. */
export function syntheticVisits(of: SyntheticPatient, now: number, clinic = 'b'): string {
  const record = recordBuilder(of, now, clinic)
  return ndjson([
    record.patient(),
    record.bloodPressure('bp-0', 530, 151, 95),
    record.bloodPressure('bp-1', 290, 138, 88),
    record.bloodPressure('bp-2', 45, 129, 84),
    record.observation('weight', {
      category: [VITAL_SIGNS],
      code: coded(LOINC, '29463-7', 'Body weight', '体重'),
      effectiveDateTime: record.at(45),
      valueQuantity: quantity(68.5, 'kg'),
    }),
    record.dose('influenza', 45, coded(SNOMED, '1181000221105', 'Influenza vaccine', '流感疫苗'), 1, 1),
    record.condition('bronchitis', 540, coded(SNOMED, '10509002', 'Acute bronchitis', '急性支气管炎'), 'resolved'),
  ])
}
