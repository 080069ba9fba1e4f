import { type CityApi, list, localText, number, orNull, record, type Shape, text } from '@hefu/app-browser/city-api'
import type { LocalText } from '@hefu/standard'

/** An inspection whose code the organisation was shown: what its authority registered beforehand, and what the organisation said of it. */
export interface Inspection {
  readonly id: string
  /** The id of the authority's inspection key. */
  readonly authority: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly task: LocalText
  readonly legalBasis: LocalText
  /** Who may come, as posts, never names. */
  readonly officers: readonly string[]
  /** 1 to 5; null while the organisation has not said. */
  readonly rating: number | null
  readonly comment: string | null
}
const inspection: Shape<Inspection> = record({
  id: text,
  authority: text,
  day: text,
  task: localText,
  legalBasis: localText,
  officers: list(text),
  rating: orNull(number),
  comment: orNull(text),
})

/** Longest comment, in characters. */
export const MAX_COMMENT = 500
/** The highest rating; the lowest is 1. */
export const MAX_RATING = 5

/** What was registered of an inspection. @param code `HT1:...` @throws ProblemError with the rule that refuses it, such as `forged` or `other-shop` */
export function readInspection(api: CityApi, code: string): Promise<Inspection> {
  return api.send('POST', '/organisation/inspections/shown', { code }, inspection)
}

/** Says how an inspection was, once. @throws ProblemError `rated-already`, `wrong-rating`, and as {@link readInspection} */
export function rateInspection(
  api: CityApi,
  code: string,
  said: { readonly rating: number; readonly comment: string | null },
): Promise<Inspection> {
  return api.send('POST', '/organisation/inspections/rating', { code, ...said }, inspection)
}

const authorities: Shape<{ readonly authorities: readonly { readonly id: string; readonly name: LocalText }[] }> =
  record({ authorities: list(record({ id: text, name: localText })) })

/** The names of the authorities that inspect, by the ids of their keys. */
export async function readAuthorities(api: CityApi): Promise<ReadonlyMap<string, LocalText>> {
  const found = await api.get('/inspections', authorities)
  return new Map(found.authorities.map(({ id, name }) => [id, name]))
}
