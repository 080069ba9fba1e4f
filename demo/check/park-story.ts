import { EXIT_SERVICE } from '@hefu/parking'
import type { HeldCredential } from '@hefu/wallet'
import type { DemoParking } from '../operators/parking-operator.ts'
import { payStay } from '../operators/pay-stay.ts'
import type { Pocket } from '../wallet/pocket.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { operatorsOf, pocketIn } from './operators-of.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

const ENTRY = 'harbour-in'
const EXIT = 'harbour-out'
/** Longer than the free minutes. */
const STAY = 40 * 60

interface Parked {
  readonly pocket: Pocket
  readonly ticket: HeldCredential
}

/** Somebody parks, pays after a payment that failed, and leaves; nothing is known of it afterwards. Who has not paid stays. */
export async function tellParkStory(story: Story, started: Outcome<CheckedDemo>): Promise<void> {
  const unpaid = await story.step('park-unpaid', TITLES.unpaid, [started], async (demo) => {
    const { parking } = operatorsOf(demo)
    const pocket = await pocketIn(demo)
    await reconcile(parking)
    const ticket = await enter(parking, pocket)
    demo.later(STAY)
    await reconcile(parking)
    const parked: Parked = { pocket, ticket }
    const said = leave(parking, parked)
    assertHolds(said === 'unpaid', `the exit says ${said}`)
    parking.payments.next('refuses')
    const { outcome, fee } = await payStay(parking.url, pocket, ticket)
    assertHolds(outcome === 'refused', `a payment that the provider refuses is ${outcome}`)
    await reconcile(parking)
    const still = leave(parking, parked)
    assertHolds(still === 'unpaid', `after a refused payment the exit says ${still}`)
    return { made: parked, detail: `40 minutes cost ${fee} fen; a payment that was refused opens nothing` }
  })

  await story.step('park', TITLES.park, [started, unpaid], async (demo, parked) => {
    const { parking } = operatorsOf(demo)
    // A wallet answers once in half a minute.
    demo.later(30)
    const before = parking.payments.balance()
    parking.payments.next('answers-twice')
    const { outcome, fee } = await payStay(parking.url, parked.pocket, parked.ticket)
    assertHolds(outcome === 'paid', `the payment is ${outcome}`)
    const taken = parking.payments.balance() - before
    assertHolds(taken === fee, `${taken} fen were taken for ${fee}`)
    await reconcile(parking)
    const said = leave(parking, parked)
    assertHolds(said === 'open', `the exit says ${said}`)
    await reconcile(parking)
    const stays = await parking.parking.database.selectFrom('stay').selectAll().execute()
    assertHolds(stays.length === 0, `${stays.length} stays are still known`)
    return { made: null, detail: `${fee} fen taken once, though the provider answered twice; the stay is forgotten` }
  })
}

/** Presses the button, takes the ticket that is shown into the wallet, drives in. */
async function enter(parking: DemoParking, pocket: Pocket): Promise<HeldCredential> {
  const entry = parking.barrier(ENTRY)
  const shown = entry.press()
  assertHolds('ticket' in shown, `the entry says ${JSON.stringify(shown)}`)
  const ticket = await pocket.receive(shown.ticket.code)
  const opened = await entry.lookTaken()
  assertHolds(opened.open, 'the entry stays closed')
  return ticket
}

/** What the exit says to a ticket. */
function leave(parking: DemoParking, { pocket, ticket }: Parked): string {
  const answer = parking.barrier(EXIT).present(pocket.pass(EXIT_SERVICE, [ticket]))
  if (answer.open) return 'open'
  return 'reason' in answer ? answer.reason : 'another ticket'
}

/** Everybody tells, then everybody learns. */
async function reconcile({ barriers }: DemoParking): Promise<void> {
  for (let round = 0; round < 2; round++) for (const barrier of barriers) await barrier.sync()
}

const TITLES = {
  unpaid: { 'zh-CN': '没付停车费，出口不放行', en: 'who has not paid is not let out' },
  park: {
    'zh-CN': '停车，付费，离开：付款一次，离开后不留记录',
    en: 'parked, paid once, left: and nothing is known of the stay',
  },
} as const
