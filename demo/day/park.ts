import { EXIT_SERVICE } from '@hefu/parking'
import { payStay } from '../operators/pay-stay.ts'
import type { Errand } from './errand.ts'

const CAR_PARKS = ['harbour', 'city-hall', 'north-park'] as const

/** Parks, pays at the page, leaves. Some forget to pay, are not let out, and pay then. */
export const park: Errand = async function* (day, { dice }) {
  const { parking } = day.operators
  const carPark = CAR_PARKS[dice % CAR_PARKS.length] ?? CAR_PARKS[0]
  const [entry, exit] = [parking.barrier(`${carPark}-in`), parking.barrier(`${carPark}-out`)]
  const pocket = await day.pocket()
  await day.fresh(entry)
  const ticket = await day.inTurn(entry, async () => {
    const pressed = entry.press()
    if (!('ticket' in pressed)) return null
    const taken = await pocket.receive(pressed.ticket.code)
    await entry.lookTaken()
    return taken
  })
  day.touched(entry)
  // Full, or more cars in five minutes than there are tickets ahead: they look for another place.
  if (!ticket) return day.count('refused')
  yield 40 + (dice % 7) * 20

  const leave = async (): Promise<boolean> => {
    await day.fresh(exit)
    const { open } = exit.present(pocket.pass(EXIT_SERVICE, [ticket]))
    if (!open) day.count('refused')
    day.touched(exit)
    return open
  }
  if (dice % 10 === 0 && (await leave())) return
  await payStay(parking.url, pocket, ticket)
  yield 5
  await leave()
}
