import type { RandomSource } from '@hefu/bbs'
import { toHex } from '@hefu/bytes'
import { createGate, type Gate, memorySeenSet, type SeenSet, type Verdict } from '@hefu/gate'
import { type Clock, decodePass, type ServiceId, type TrustBundle } from '@hefu/standard'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import { BAY_SERVICE, EXIT_SERVICE, PERMIT_SERVICE } from '../service-ids.ts'
import { stayTicket } from '../stay/stay-ticket.ts'
import type { OpenedBy } from '../sync/sync-messages.ts'
import { entrySlot } from '../tariff/entered.ts'
import type { BarrierAnswer, TicketToTake } from './barrier-answer.ts'
import type { BarrierStore } from './barrier-store.ts'
import { baysFreeNow, freeNow, nextTicket, PERMIT_PAUSE_SECONDS, permitEnters } from './entry.ts'
import { decideLeaving } from './leave.ts'

/** What a barrier is made of. */
export interface BarrierDeviceOptions {
  readonly place: BarrierPlace
  readonly zone: string
  readonly bundle: () => TrustBundle
  readonly store: BarrierStore
  /** Whether it may not know of payments. */
  readonly cutOff: () => boolean
  readonly clock: Clock
  readonly random: RandomSource
}

/** A barrier: it decides alone, by what it knows. What it opens for is written down before it answers. */
export interface BarrierDevice {
  /** A car stands at the entry: a ticket to take, or that there is no place. */
  press(): BarrierAnswer
  /** The ticket that is shown was taken: on paper, or into a wallet. */
  take(): BarrierAnswer
  /** The ticket that is shown. */
  shown(): TicketToTake | null
  /** Judges the text of a QR code; never throws. */
  present(text: string): BarrierAnswer
  /** Opens by hand. */
  open(): BarrierAnswer
}

type Admitted = Extract<Verdict, { verdict: 'admitted' }>

/** For so long an untaken ticket stays on the screen: whoever comes later is shown another, which nobody has seen. */
const SHOWN_SECONDS = 30

/** What is known of a stay is stronger than whether its pass was seen, so for tickets the gate engine remembers nothing. */
const UNSEEN: SeenSet = { has: () => false, add: () => 'added' }

/** Makes a barrier. The curve must be loaded. @throws GateError `unknown-service` where the register lacks one of the services */
export function createBarrierDevice(options: BarrierDeviceOptions): BarrierDevice {
  const { place, store, bundle, clock, random } = options
  const { state } = store
  let judgedBy = bundle()
  const gates = new Map<ServiceId, Gate>(
    [EXIT_SERVICE, PERMIT_SERVICE, BAY_SERVICE].map((service) => {
      const seen = service === EXIT_SERVICE ? UNSEEN : memorySeenSet()
      return [service, createGate({ bundle: judgedBy, service, clock, random, seen })]
    }),
  )
  /** Permits that have just let in a car; in memory, for minutes, told to nobody. */
  const justEntered = new Map<string, number>()
  let ticket: TicketToTake | null = null
  let shownAt = 0

  function followBundle(): void {
    const newer = bundle()
    if (newer === judgedBy) return
    for (const gate of gates.values()) gate.replaceBundle(newer)
    judgedBy = newer
  }

  function opened(by: OpenedBy, stay: string | null = null): BarrierAnswer {
    const at = Math.floor(clock())
    state.lastNumber = Math.max(state.lastNumber + 1, at * 1000)
    state.events.push({ number: state.lastNumber, by, at, stay })
    store.save()
    return { open: true, by }
  }

  function enter(service: ServiceId, { disclosed, pseudonym }: Admitted): BarrierAnswer {
    if (service === BAY_SERVICE) return baysFreeNow(state) > 0 ? opened('bay') : { open: false, reason: 'bays-full' }
    if (service !== PERMIT_SERVICE) return { open: false, reason: 'wrong-service' }
    const now = clock()
    for (const [name, at] of justEntered) if (now - at >= PERMIT_PAUSE_SECONDS) justEntered.delete(name)
    const name = toHex(pseudonym)
    const of = { zone: disclosed.get(0), carParkZone: options.zone, enteredAt: justEntered.get(name), now }
    const reason = permitEnters(state, of)
    if (reason) return { open: false, reason }
    justEntered.set(name, now)
    return opened('permit')
  }

  function leave(service: ServiceId, epoch: number, { disclosed, pseudonym }: Admitted): BarrierAnswer {
    if (service === BAY_SERVICE) return opened('bay')
    if (service === PERMIT_SERVICE)
      return disclosed.get(0) === options.zone ? opened('permit') : { open: false, reason: 'other-zone' }
    const shown = stayTicket({ epoch, pseudonym, disclosed }, judgedBy.utcOffsetMinutes)
    if (!shown) return { open: false, reason: 'not-entitled' }
    const now = clock()
    for (const [name, until] of state.left) if (until < now) state.left.delete(name)
    const leaving = decideLeaving(state, { ticket: shown, carPark: place.carPark, now, cutOff: options.cutOff() })
    if (!leaving.open) return leaving
    state.left.set(shown.name, leaving.rememberUntil)
    state.stays.delete(shown.name)
    return opened(leaving.by, leaving.tell ? shown.name : null)
  }

  return {
    press() {
      if (place.way !== 'in') return { open: false, reason: 'wrong-service' }
      if (freeNow(state) <= 0) return { open: false, reason: 'full' }
      const now = clock()
      // Nor once its five minutes are over, since it would cost them more.
      if (!ticket || now - shownAt >= SHOWN_SECONDS || ticket.entered < entrySlot(now)) {
        ticket = nextTicket(store, now)
        shownAt = now
      }
      return ticket ? { open: false, ticket } : { open: false, reason: 'no-ticket' }
    },
    take() {
      if (!ticket) return { open: false, reason: 'not-taken' }
      ticket = null
      return opened('ticket')
    },
    shown: () => ticket,
    present(text) {
      try {
        followBundle()
        const { service, epoch } = readShown(text)
        const verdict = gates.get(service)?.check(text) ?? { verdict: 'refused', reason: 'wrong-service' }
        if (verdict.verdict === 'refused') return { open: false, reason: verdict.reason }
        return place.way === 'in' ? enter(service, verdict) : leave(service, epoch, verdict)
      } catch {
        return { open: false, reason: 'fault' }
      }
    },
    open: () => opened('hand'),
  }
}

/** To which of the services a text is shown; what is no pass goes to the first, which says so. */
function readShown(text: string): { readonly service: ServiceId; readonly epoch: number } {
  try {
    return decodePass(text)
  } catch {
    return { service: EXIT_SERVICE, epoch: 0 }
  }
}
