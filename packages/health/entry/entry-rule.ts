import type { HealthCertificate, HealthStatement, TestResult, Vaccination } from '../certificate.ts'
import type { HealthVerdict, RefusedReason } from '../check-health-code.ts'
import { ONE_DOSE_VACCINES } from '../codes/covid-codes.ts'

/** What a venue lets in by. Vaccinated, tested or recovered, the answer looks the same. */
export interface EntryRule {
  readonly vaccinated: boolean
  /** Hours since the sample of a negative test; null: tests are not enough. */
  readonly testedWithinHours: number | null
  readonly recovered: boolean
}

/** The answer at a door. It tells nothing of which of the three it was. */
export type EntryVerdict =
  | { readonly verdict: 'admitted' }
  /** `no-entitlement`: genuine, and none of what the rule asks for. */
  | { readonly verdict: 'refused'; readonly reason: RefusedReason | 'no-entitlement' }

const HOUR = 3600
const DAY = 24 * HOUR
/** Days after the last dose of a series (Regulation (EU) 2021/953, article 5, as the member states apply it). */
const DAYS_AFTER_SERIES = 14
/** Days after a positive test during which somebody counts as recovered (same Regulation, annex, point 3). */
const RECOVERED_DAYS = { from: 11, until: 180 }
/** Seconds by which the clock of who took a sample may be ahead. */
const AHEAD = 300

/** Judges a checked certificate by a venue's rule. @param now Unix seconds */
export function judgeEntry(checked: HealthVerdict, rule: EntryRule, now: number): EntryVerdict {
  if (checked.verdict === 'refused') return { verdict: 'refused', reason: checked.reason }
  const { certificate } = checked
  const entitled =
    (rule.vaccinated && isVaccinated(certificate, now)) ||
    (rule.testedWithinHours !== null && isTested(certificate, rule.testedWithinHours, now)) ||
    (rule.recovered && isRecovered(certificate, now))
  return entitled ? { verdict: 'admitted' } : { verdict: 'refused', reason: 'no-entitlement' }
}

/** A whole series, whose last dose had its time. */
function isVaccinated({ statements }: HealthCertificate, now: number): boolean {
  const doses = covid(statements).filter((statement) => statement.kind === 'vaccination')
  const settled = doses.filter(({ on }) => now >= startOf(on) + DAYS_AFTER_SERIES * DAY)
  return settled.some(isWholeSeries) || settled.filter(({ doses: said }) => said === null).length >= 2
}

/** By its numbers (DCC), or as a vaccine of which one dose is enough (SHC, which has no numbers). */
function isWholeSeries({ dose, doses, product }: Vaccination): boolean {
  return dose !== null && doses !== null ? dose >= doses : ONE_DOSE_VACCINES.has(product.code)
}

function isTested({ statements }: HealthCertificate, hours: number, now: number): boolean {
  return samplesOf(statements, 'negative').some((at) => at <= now + AHEAD && now - at <= hours * HOUR)
}

function isRecovered({ statements }: HealthCertificate, now: number): boolean {
  const within = (from: number, until: number): boolean => now >= from && now < until
  return (
    covid(statements).some(
      (statement) => statement.kind === 'recovery' && within(startOf(statement.from), startOf(statement.until) + DAY),
    ) ||
    samplesOf(statements, 'positive').some((at) =>
      within(at + RECOVERED_DAYS.from * DAY, at + RECOVERED_DAYS.until * DAY),
    )
  )
}

/** Unix seconds at which the samples with that result were taken. */
function samplesOf(statements: readonly HealthStatement[], result: TestResult['result']): readonly number[] {
  return covid(statements).flatMap((statement) =>
    statement.kind === 'test' && statement.result === result && statement.sampledAt !== null
      ? [statement.sampledAt]
      : [],
  )
}

function covid(statements: readonly HealthStatement[]): readonly HealthStatement[] {
  return statements.filter((statement) => statement.covid)
}

/** Unix seconds at which a day begins, in UTC. */
function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000
}
