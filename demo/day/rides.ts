import type { ServiceId } from '@hefu/standard'
import { MONTH_SERVICE, TICKET_SERVICE } from '@hefu/transit'
import type { HeldCredential } from '@hefu/wallet'
import { buyTickets } from '../operators/buy-tickets.ts'
import { localDate } from '../residents/resident.ts'
import type { Pocket } from '../wallet/pocket.ts'
import type { CityDay } from './city-day.ts'
import type { Errand } from './errand.ts'

/** From where to where: each goes by one line, for the fare of the first zone. */
const WAYS = [
  ['square-in', 'tower-out'],
  ['tower-in', 'square-out'],
  ['square-in', 'tower-out'],
] as const

/** Buys a ticket, rides, throws it away. */
export const ride: Errand = async function* (day, { dice }) {
  const { transit } = day.operators
  const pocket = await day.pocket()
  const [code] = await buyTickets(transit.url, { product: 'ride', fare: 'zone-1', class: 'full' })
  const ticket = code === undefined ? null : await pocket.receive(code)
  if (!ticket) return
  yield* travel(day, pocket, { service: TICKET_SERVICE, card: ticket, dice })
}

/** Buys a month pass and travels to work and back. */
export const monthPass: Errand = async function* (day, { dice }) {
  const { transit } = day.operators
  const pocket = await day.pocket()
  const month = localDate(day.demo.clock(), day.bundle.utcOffsetMinutes).slice(0, 7)
  const [code] = await buyTickets(transit.url, { product: 'month', fare: 'zone-1', class: 'full', month })
  const card = code === undefined ? null : await pocket.receive(code)
  if (!card) return
  yield* travel(day, pocket, { service: MONTH_SERVICE, card, dice })
  yield 480
  yield* travel(day, pocket, { service: MONTH_SERVICE, card, dice: dice + 1 })
}

async function* travel(
  day: CityDay,
  pocket: Pocket,
  of: { readonly service: ServiceId; readonly card: HeldCredential; readonly dice: number },
): AsyncGenerator<number, void> {
  const { service, card, dice } = of
  const [from, to] = WAYS[dice % WAYS.length] ?? WAYS[0]
  yield 5
  for (const [id, minutes] of [
    [from, 15 + (dice % 3) * 5],
    [to, 0],
  ] as const) {
    const gate = day.operators.transit.gate(id)
    await day.fresh(gate)
    if (!gate.present(pocket.pass(service, [card])).open) day.count('refused')
    day.touched(gate)
    if (minutes > 0) yield minutes
  }
}
