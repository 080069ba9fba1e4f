import type { Ask, Shown } from '@hefu/service-kit'
import { ParkingError } from '../error.ts'
import type { Parking, ShownTicket } from '../parking.ts'
import { stayTicket } from './stay-ticket.ts'

/** Asks a driver for the ticket, to say what it costs. What was shown is in memory for minutes, and written nowhere. */
export function askForTicket({
  asks,
  door,
  utcOffsetMinutes,
}: Pick<Parking, 'asks' | 'door' | 'utcOffsetMinutes'>): Ask<ShownTicket> {
  const take = async (shown: Shown): Promise<ShownTicket> => ({ ticket: stayTicket(shown, utcOffsetMinutes()) })
  return asks.begin(door, take, { to: 'answerer', path: (ask) => `/pay/${ask}` })
}

/** The ticket that was shown for an ask; null while there is none. @throws ParkingError `ask-over` */
export function shownTicket({ asks }: Pick<Parking, 'asks'>, id: string): ShownTicket | null {
  const ask = asks.find(id)
  if (!ask) throw new ParkingError('ask-over', 'nothing is asked any more')
  return ask.outcome
}
