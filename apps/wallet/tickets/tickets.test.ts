import { CARD_LIBRARY, type Epoch, epochAt, issuerId, offerId, TICKET_RIDE } from '@hefu/standard'
import { ADULT, SYNTHETIC_NOW, type SyntheticCity, syntheticCity } from '@hefu/testing'
import type { HeldCredential, LineId } from '@hefu/wallet'
import { beforeAll, describe, expect, test } from 'vitest'
import { groupAlike, toChooseFrom } from './alike.ts'
import { standingOf, type TicketWear, ticketToShow, worn } from './wear.ts'

const NOW = SYNTHETIC_NOW
const PRESENT = epochAt(NOW, 480)
const MINUTE = 60
const [A, B, C] = ['a', 'b', 'c'].map((digit) => offerId(digit.repeat(32))) as [LineId, LineId, LineId]

let city: SyntheticCity
let card: HeldCredential

beforeAll(async () => {
  city = await syntheticCity('tickets')
  card = city.issue(ADULT)
})

function ticket(line: LineId, fare = 'zone-1', epoch: Epoch = PRESENT): HeldCredential {
  return { ...card, line, header: { issuer: issuerId('transit'), type: TICKET_RIDE.id, epoch }, values: [fare, 'full'] }
}

/** What is kept of a ticket after showings at these moments. */
function shownAt(line: LineId, ...moments: readonly number[]): TicketWear {
  return moments.reduce<TicketWear>((wear, now) => worn(wear, line, now), { line, shown: [], over: false })
}

describe('a ticket', () => {
  test('is under way after its first showing, and used a while after its second', () => {
    expect(standingOf(undefined, NOW)).toBe('unused')
    const entered = shownAt(A, NOW)
    expect(standingOf(entered, NOW + 40 * MINUTE)).toBe('under-way')
    const left = shownAt(A, NOW, NOW + 40 * MINUTE)
    expect(standingOf(left, NOW + 41 * MINUTE)).toBe('under-way')
    expect(standingOf(left, NOW + 44 * MINUTE)).toBe('used')
  })

  test('that is shown again and again before one gate was shown once', () => {
    expect(shownAt(A, NOW, NOW + 30, NOW + 2 * MINUTE).shown).toEqual([NOW])
  })

  test('that was shown and came to no journey is whole again after hours, and its next showing is the first', () => {
    const looked = shownAt(A, NOW)
    const later = NOW + 7 * 3600
    expect(standingOf(looked, later)).toBe('unused')
    expect(worn(looked, A, later).shown).toEqual([later])
  })

  test('whose holder says that the journey is over is used', () => {
    expect(standingOf({ ...shownAt(A, NOW), over: true }, NOW + 1)).toBe('used')
  })
})

describe('of tickets that are alike', () => {
  test('the one under way opens the way out, and no other is begun', () => {
    const wear = [shownAt(B, NOW)]
    expect(ticketToShow([ticket(A), ticket(B), ticket(C)], wear, NOW + 20 * MINUTE)?.line).toBe(B)
  })

  test('one not used comes next, the one that runs out first before others', () => {
    const wear = [{ ...shownAt(A, NOW), over: true }]
    const older = ticket(C, 'zone-1', (PRESENT - 1) as Epoch)
    expect(ticketToShow([ticket(A), ticket(B), older], wear, NOW)?.line).toBe(C)
  })

  test('there is none once all are used', () => {
    expect(ticketToShow([ticket(A)], [{ ...shownAt(A, NOW), over: true }], NOW)).toBeUndefined()
  })
})

describe('a holder chooses', () => {
  test('among fares, and not among tickets of one fare', () => {
    const choices = [ticket(A), ticket(B, 'zone-3'), ticket(C)]
    expect(groupAlike(choices).map((group) => group.map(({ line }) => line))).toEqual([[A, C], [B]])
    expect(toChooseFrom(choices, [], NOW).map(({ line }) => line)).toEqual([A, B])
  })

  test('among cards that say the same: each is somebody to its service', () => {
    const library = (line: LineId): HeldCredential => ({
      ...card,
      line,
      header: { issuer: issuerId('library'), type: CARD_LIBRARY.id, epoch: PRESENT },
      values: ['adult', null],
    })
    expect(toChooseFrom([library(A), library(B)], [], NOW)).toHaveLength(2)
  })
})
