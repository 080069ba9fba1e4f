import {
  type CredentialTypeId,
  type Epoch,
  epochPlus,
  type IssuerId,
  type IssuerKey,
  type RegisterState,
} from '@hefu/standard'
import type { Offered } from '../register/desk.ts'
import { coveredUntil, standingOf } from './key-weeks.ts'

/** One kind of card and who issues it, with all of its keys: those of the register, and those that the city has ready. */
export interface IssuedCard {
  readonly type: CredentialTypeId
  readonly issuer: IssuerId
  /** Of the register, the earliest first. */
  readonly keys: readonly IssuerKey[]
  /** Held, not registered and still of use, the earliest first. */
  readonly ready: readonly IssuerKey[]
  /** The last week up to which cards can be issued without a gap; null where this week has no key. */
  readonly coveredUntil: Epoch | null
  /** Unix seconds: from then on nothing of the type is issued. */
  readonly endsAt: number
}

/** Every kind of card that has a key, registered or ready, in the order of the register. @param present epoch */
export function issuedCards(
  { types, keys }: Pick<RegisterState, 'types' | 'keys'>,
  held: readonly Offered<IssuerKey>[],
  present: Epoch,
): readonly IssuedCard[] {
  return [...types.values()].flatMap(({ type: { id }, endsAt }) => {
    const known = [...keys, ...held].filter(({ type }) => type === id)
    const issuers = [...new Set(known.map(({ issuer }) => issuer))]
    return issuers.map((issuer) => {
      const registered = byWeeks(keys.filter((key) => key.type === id && key.issuer === issuer))
      const ready = byWeeks(held.filter((key) => key.type === id && key.issuer === issuer && !key.registered))
      return {
        type: id,
        issuer,
        keys: registered,
        ready: ready.filter((key) => ['signs', 'later'].includes(standingOf(key, present))),
        coveredUntil: coveredUntil(registered, present),
        endsAt,
      }
    })
  })
}

/** From which week on a card has no key, if that is within so many weeks; null where it is not, or the type ends before. */
export function lacksFrom(
  card: IssuedCard,
  present: Epoch,
  weeks: number,
  startOf: (epoch: Epoch) => number,
): Epoch | null {
  if (card.coveredUntil === null) return startOf(present) < card.endsAt ? present : null
  const first = epochPlus(card.coveredUntil, 1)
  return first <= epochPlus(present, weeks) && startOf(first) < card.endsAt ? first : null
}

/** Whether a key signs nothing more after this week, or nothing that it signed is valid any more. */
export type EndHow = 'after-this-week' | 'void'

/** What becomes of issuing when a key ends early. */
export interface EndEffect {
  /** Whether what it has signed is refused, and not only nothing more signed. */
  readonly voids: boolean
  /** The last week for which other registered keys sign, from the first week that needs one; null where none does. */
  readonly othersUntil: Epoch | null
}

/** What the early end of a key does. @param others the other registered keys of its type and issuer @param present epoch */
export function endEffect(others: readonly IssuerKey[], how: EndHow, present: Epoch): EndEffect {
  const voids = how === 'void'
  return { voids, othersUntil: coveredUntil(others, voids ? present : epochPlus(present, 1)) }
}

/** The last epoch that an early end gives a key: this week's, or one before its first. */
export function lastEpochOf({ firstEpoch }: Pick<IssuerKey, 'firstEpoch'>, how: EndHow, present: Epoch): Epoch {
  return how === 'void' || firstEpoch > present ? epochPlus(firstEpoch, -1) : present
}

function byWeeks<Key extends IssuerKey>(keys: readonly Key[]): readonly Key[] {
  return keys.toSorted((one, other) => one.firstEpoch - other.firstEpoch)
}
