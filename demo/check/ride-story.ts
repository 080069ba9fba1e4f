import { TICKET_SERVICE } from '@hefu/transit'
import type { HeldCredential } from '@hefu/wallet'
import { buyTickets } from '../operators/buy-tickets.ts'
import type { DemoTransit } from '../operators/transit-operator.ts'
import type { RunningDemo } from '../running-demo.ts'
import type { Pocket } from '../wallet/pocket.ts'
import { operatorsOf, pocketIn } from './operators-of.ts'
import { refusalSaid } from './refusal-code.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

/** A rider with tickets. */
interface Rider {
  readonly pocket: Pocket
  readonly tickets: readonly HeldCredential[]
}

/** Somebody rides with a ticket that nobody can follow, which nobody can use again, and a gate goes on when it is cut off. */
export async function tellRideStory(story: Story, started: Outcome<RunningDemo>): Promise<void> {
  const ridden = await story.step('ride', TITLES.ride, [started], async (demo) => {
    const { transit } = operatorsOf(demo)
    const pocket = await pocketIn(demo)
    const codes = await buyTickets(transit.url, { product: 'ride', fare: 'zone-1', class: 'full', count: 10 })
    const tickets: HeldCredential[] = []
    for (const code of codes.slice(0, 3)) tickets.push(await pocket.receive(code))
    const again = await refusalSaid(pocket.receive(codes[0] ?? ''))
    assertHolds(again === 'offer-redeemed', `a second wallet that redeems the same ticket is told ${again}`)
    const rider: Rider = { pocket, tickets }
    assertHolds(at(transit, 'square-in', rider, 0) === 'entry', 'the ticket does not enter')
    await reconcile(transit)
    assertHolds(at(transit, 'tower-out', rider, 0) === 'exit', 'the ticket does not leave')
    return { made: rider, detail: `${codes.length} tickets bought with no name; one in at Square, out at Tower` }
  })

  await story.step('ride-reused', TITLES.reused, [started, ridden], async (demo, rider) => {
    const { transit } = operatorsOf(demo)
    await reconcile(transit)
    const after = at(transit, 'square-in', rider, 0)
    assertHolds(after === 'used', `a ticket that was used is ${after}`)
    assertHolds(at(transit, 'square-in', rider, 1) === 'entry', 'a fresh ticket does not enter')
    await reconcile(transit)
    const elsewhere = at(transit, 'tower-in', rider, 1)
    assertHolds(elsewhere === 'already-in', `a ticket that is inside is ${elsewhere}`)
    return { made: null, detail: 'a used one is told so, a copy of one that is inside too' }
  })

  await story.step('ride-gate-offline', TITLES.offline, [started, ridden], async (demo, rider) => {
    const { transit } = operatorsOf(demo)
    const gate = transit.gate('shipyard-in')
    gate.cutOff()
    try {
      const entered = at(transit, 'shipyard-in', rider, 2)
      assertHolds(entered === 'entry', `the gate that is cut off says ${entered}`)
      const twice = at(transit, 'shipyard-in', rider, 2)
      assertHolds(twice === 'already-in', `twice at one gate: ${twice}`)
      assertHolds(gate.waiting === 1, `${gate.waiting} entries wait to be told`)
    } finally {
      gate.reconnect()
    }
    await reconcile(transit)
    assertHolds(transit.gate(gate.place.id).waiting === 0, 'what it saw is not told')
    const elsewhere = at(transit, 'square-in', rider, 2)
    assertHolds(elsewhere === 'already-in', `afterwards another gate says ${elsewhere}`)
    return { made: null, detail: 'admits alone, never twice, and tells the others once it is back' }
  })
}

/** What a gate says to a ticket: the step, or why not. */
function at(transit: DemoTransit, gate: string, { pocket, tickets }: Rider, index: number): string {
  const ticket = tickets[index]
  const answer = transit.gate(gate).present(pocket.pass(TICKET_SERVICE, ticket ? [ticket] : []))
  return answer.open ? answer.step : answer.reason
}

/** Everybody tells, then everybody learns. */
async function reconcile({ gates }: DemoTransit): Promise<void> {
  for (let round = 0; round < 2; round++) for (const gate of gates) await gate.sync()
}

const TITLES = {
  ride: {
    'zh-CN': '买单程票，凭码进站出站，没有人知道是谁',
    en: 'a ride: bought, fetched blind, in once and out once, without a name',
  },
  reused: { 'zh-CN': '用过的票、已进站的票：拒绝', en: 'a ticket that was used, or is inside: refused' },
  offline: {
    'zh-CN': '闸机断网照样放行，恢复后对账',
    en: 'a gate that is cut off goes on, and reconciles when it is back',
  },
} as const
