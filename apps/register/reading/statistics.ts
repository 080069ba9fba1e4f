import {
  type ActKind,
  type CredentialTypeId,
  type EarlyEndCounts,
  type EarlyEndReason,
  type LoggedAct,
  type RegisterState,
  type Service,
  serviceInForce,
} from '@hefu/standard'

/** How many acts there are of each kind, the most frequent first. */
export function actsByKind(acts: readonly LoggedAct[]): readonly (readonly [ActKind, number])[] {
  return byNumber(countBy(acts, ({ act }) => act.body.kind))
}

/** How many acts were decided in a month of the city. */
export interface MonthlyActs {
  /** Unix seconds at which the month begins in the city. */
  readonly begin: number
  readonly acts: number
}

/** Acts by the month in which they were decided: every month from the first act's to the present one, also those without any. */
export function actsByMonth(acts: readonly LoggedAct[], now: number, utcOffsetMinutes: number): readonly MonthlyActs[] {
  const shift = utcOffsetMinutes * 60
  const monthOf = (unixSeconds: number): number => {
    const date = new Date((unixSeconds + shift) * 1000)
    return date.getUTCFullYear() * 12 + date.getUTCMonth()
  }
  const [first] = acts
  if (!first) return []
  const decided = countBy(acts, ({ act }) => monthOf(act.decidedAt))
  const begin = monthOf(first.act.decidedAt)
  const end = Math.max(monthOf(now), ...decided.keys())
  return Array.from({ length: end - begin + 1 }, (_, i) => ({
    begin: Date.UTC(Math.floor((begin + i) / 12), (begin + i) % 12) / 1000 - shift,
    acts: decided.get(begin + i) ?? 0,
  }))
}

/** The services that may ask now, each as it stands. */
export function servicesNow(state: RegisterState, now: number): readonly Service[] {
  const ids = new Set(state.services.map(({ service }) => service.id))
  return [...ids]
    .flatMap((id) => serviceInForce(state, id, now) ?? [])
    .filter(({ validFrom, endsAt }) => validFrom <= now && now < endsAt)
}

/** How many services accept each kind of card, the most first. */
export function servicesByType(services: readonly Service[]): readonly (readonly [CredentialTypeId, number])[] {
  return byNumber(countBy(services, ({ type }) => type))
}

/** How many services ask for an entry of a kind of card. */
export interface AskedEntry {
  readonly type: CredentialTypeId
  readonly index: number
  readonly services: number
}

/** What services ask, of everybody or of some, the most asked first; and how many ask nothing but whether a card is valid. */
export function whatServicesAsk(services: readonly Service[]): {
  readonly asked: readonly AskedEntry[]
  readonly nothing: number
} {
  const entries = services.flatMap(({ type, required, optional }) =>
    [...required, ...optional].map((index) => ({ type, index })),
  )
  const counts = countBy(entries, ({ type, index }) => `${type} ${index}`)
  const asked = byNumber(counts).flatMap(([key, number]) => {
    const entry = entries.find(({ type, index }) => `${type} ${index}` === key)
    return entry ? [{ ...entry, services: number }] : []
  })
  return { asked, nothing: services.filter(({ required, optional }) => required.length + optional.length === 0).length }
}

/** Early ends of all kinds of card together, by reason, the most frequent first. */
export function endsByReason(ends: EarlyEndCounts): readonly (readonly [EarlyEndReason, number])[] {
  const counts = new Map<EarlyEndReason, number>()
  for (const [reason, number] of [...ends.values()].flatMap((byReason) => [...byReason])) {
    counts.set(reason, (counts.get(reason) ?? 0) + number)
  }
  return byNumber(counts)
}

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

function byNumber<Key>(counts: ReadonlyMap<Key, number>): readonly (readonly [Key, number])[] {
  return [...counts].sort(([, one], [, other]) => other - one)
}
