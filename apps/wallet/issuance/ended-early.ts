import type { CredentialTypeId } from '@hefu/standard'
import type { EndedEarly, Stop } from './stop.ts'

/** The early end of a type, if there is one. */
export function endOf(stops: readonly Stop[], type: CredentialTypeId): EndedEarly | undefined {
  return stops.find((stop): stop is EndedEarly => stop.type === type && stop.why === 'ended-early')
}

/**
 * What the city's refusal comes to. Refused once more, the holder is told once more where it is another act than before; an appeal
 * against the same act goes on.
 */
export function endedEarly(
  before: Stop | undefined,
  heard: Pick<EndedEarly, 'type' | 'end'> & { readonly now: number },
): EndedEarly {
  const { type, end, now } = heard
  const known = before?.why === 'ended-early' && before.end?.act === end?.act ? before : null
  return {
    why: 'ended-early',
    type,
    end,
    asOf: known?.asOf ?? (end ? end.act + 1 : 0),
    heardAt: known?.heardAt ?? now,
    askAgain: false,
    told: known?.told ?? false,
    appeal: known?.appeal ?? null,
  }
}
