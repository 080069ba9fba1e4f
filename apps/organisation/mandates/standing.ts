import type { Mandate } from './mandate.ts'

/** How a mandate stands: nobody has fetched it yet, a wallet has, or it is over. */
export type Standing = 'open' | 'fetched' | 'ended'

/** How a mandate stands on a day, `YYYY-MM-DD`. */
export function standingOf(
  { redeemed, endedOn, validUntil }: Pick<Mandate, 'redeemed' | 'endedOn' | 'validUntil'>,
  today: string,
): Standing {
  if (endedOn !== null || (validUntil !== null && validUntil < today)) return 'ended'
  return redeemed ? 'fetched' : 'open'
}

/** The mandates by how they stand. */
export function byStanding(
  mandates: readonly Mandate[],
  today: string,
): Readonly<Record<Standing, readonly Mandate[]>> {
  const of = (standing: Standing): readonly Mandate[] => mandates.filter((one) => standingOf(one, today) === standing)
  return { open: of('open'), fetched: of('fetched'), ended: of('ended') }
}

/** Whether nobody could represent the organisation any more without this mandate: only officers could then grant another. */
export function isLastToRepresent(mandates: readonly Mandate[], id: string, today: string): boolean {
  const representing = byStanding(mandates, today).fetched.filter(({ powers }) => powers.includes('represent'))
  return representing.length === 1 && representing[0]?.id === id
}
