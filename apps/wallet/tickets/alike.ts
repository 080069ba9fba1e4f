import { equalBytes } from '@hefu/bytes'
import type { AttributeValue } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { type TicketWear, ticketToShow, wearsOut } from './wear.ts'

/** Cards among which there is nothing to choose: tickets of one type that say the same. Any other card is a group of its own. */
export function groupAlike(held: readonly HeldCredential[]): readonly (readonly HeldCredential[])[] {
  const groups: HeldCredential[][] = []
  for (const one of held) {
    const group = wearsOut(one) ? groups.find(([first]) => first && wearsOut(first) && saysTheSame(first, one)) : null
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups
}

/**
 * Of each group the card to show; a group of tickets that are all used has none.
 *
 * @param choices cards that a service accepts, one of each line
 */
export function toChooseFrom(
  choices: readonly HeldCredential[],
  wear: readonly TicketWear[],
  now: number,
): readonly HeldCredential[] {
  return groupAlike(choices).flatMap((group) => {
    const [first] = group
    if (!first || !wearsOut(first)) return group
    return ticketToShow(group, wear, now) ?? []
  })
}

function saysTheSame(one: HeldCredential, other: HeldCredential): boolean {
  const { type, issuer } = one.header
  if (type !== other.header.type || issuer !== other.header.issuer) return false
  return one.values.every((value, index) => isSame(value, other.values[index] ?? null))
}

function isSame(one: AttributeValue, other: AttributeValue): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array ? equalBytes(one, other) : one === other
}
