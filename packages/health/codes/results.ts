import type { Coded, TestResult } from '../certificate.ts'

/** Results by SNOMED CT and LOINC answer codes. */
const NEGATIVE: ReadonlySet<string> = new Set(['260415000', '260385009', 'LA6577-6', 'LA11883-8'])
const POSITIVE: ReadonlySet<string> = new Set(['260373001', '10828004', 'LA6576-8', 'LA11882-0'])

/** Tells negative from positive by the code; any other result keeps its own words. */
export function resultOf({ code, display }: Coded): Pick<TestResult, 'result' | 'value'> {
  if (NEGATIVE.has(code)) return { result: 'negative', value: null }
  if (POSITIVE.has(code)) return { result: 'positive', value: null }
  return { result: 'other', value: display ?? code }
}
