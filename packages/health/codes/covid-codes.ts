/** COVID-19 (SNOMED CT), as the Union's value set `disease-agent-targeted` names it. */
const DISEASES: ReadonlySet<string> = new Set(['840539006'])

/** Vaccines against COVID-19 by the CVX code of the US register of vaccines. */
const CVX: ReadonlySet<string> = new Set(
  '207 208 210 211 212 213 217 218 219 221 225 226 227 228 229 230 300 301 302 308 309 310 311 312 313 500 501 502 503 504 505 506 507 508 509 510 511 512 513 514 515 516 517 518 519'.split(
    ' ',
  ),
)

/** Tests for SARS-CoV-2 by LOINC code: nucleic acid and antigen. */
const LOINC: ReadonlySet<string> = new Set(
  '94309-2 94500-6 94502-2 94533-7 94534-5 94558-4 94559-2 94565-9 94640-0 94660-8 94745-7 94756-4 94757-2 94759-8 94845-5 95209-3 95406-5 95409-9 95425-5 95608-6 95823-1 95941-1 96119-3 96123-5 96763-8 97097-0'.split(
    ' ',
  ),
)

/** Whether a disease, a vaccine or a test has to do with COVID-19, by its code in any of these systems. */
export function isCovid(code: string): boolean {
  return DISEASES.has(code) || CVX.has(code) || LOINC.has(code)
}

/** CVX codes of vaccines of which one dose is the whole series. */
export const ONE_DOSE_VACCINES: ReadonlySet<string> = new Set(['212'])
