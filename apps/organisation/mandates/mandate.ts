import { anything, type CityApi, list, orNull, record, type Shape, text, truth } from '@hefu/app-browser/city-api'
import type { MandatePower } from '@hefu/standard'
import { power } from '../session/session.ts'

/** What is granted. */
export interface MandateTerms {
  /** In the order of the published list. */
  readonly powers: readonly MandatePower[]
  /** Up to what, in words; null without a limit. */
  readonly cap: string | null
  /** The last day, `YYYY-MM-DD`; null for one without. */
  readonly validUntil: string | null
}

/** A mandate as its organisation sees it: what, and never whose. */
export interface Mandate extends MandateTerms {
  readonly id: string
  /** `YYYY-MM-DD`. */
  readonly grantedOn: string
  /** Whether a wallet has fetched it. */
  readonly redeemed: boolean
  /** The day on which the organisation ended it; null while it stands. */
  readonly endedOn: string | null
}
const mandate: Shape<Mandate> = record({
  id: text,
  powers: list(power),
  cap: orNull(text),
  validUntil: orNull(text),
  grantedOn: text,
  redeemed: truth,
  endedOn: orNull(text),
})
const mandates = record({ mandates: list(mandate) })

/** A new mandate, and the code that is handed over: the city says it this once. */
export interface Granted {
  readonly id: string
  /** `HG1:...` */
  readonly code: string
}
const granted: Shape<Granted> = record({ id: text, code: text })

/** All mandates of the organisation, the latest first. @throws ProblemError `not-your-power` */
export async function readMandates(api: CityApi): Promise<readonly Mandate[]> {
  return (await api.get('/organisation/mandates', mandates)).mandates
}

/** @throws ProblemError `not-your-power`, `wrong-terms` */
export function grantMandate(api: CityApi, terms: MandateTerms): Promise<Granted> {
  return api.send('POST', '/organisation/mandates', terms, granted)
}

/** Ends a mandate: it is renewed no more. @throws ProblemError `not-your-power`, `unknown-grant` */
export async function endMandate(api: CityApi, id: string): Promise<void> {
  await api.send('POST', `/organisation/mandates/${id}/end`, null, anything)
}
