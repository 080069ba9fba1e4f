import type { RandomSource } from '@hefu/bbs'
import { createGate, type Gate, type SeenSet, type Verdict } from '@hefu/gate'
import { type Clock, decodePass, type ServiceId, type TrustBundle } from '@hefu/standard'
import { type Fare, reachOf } from '../feed/fares.ts'
import type { Network } from '../feed/network.ts'
import { decideEntry, decideExit, isPeak } from '../journey/decide.ts'
import { dayAt } from '../journey/generation.ts'
import { serialOf } from '../journey/serial.ts'
import type { Entitlement } from '../journey/travel.ts'
import { ENTITLEMENTS, TICKET_SERVICE } from '../service-ids.ts'
import type { EventLog } from './event-log.ts'
import type { GateAnswer, GatePlace } from './gate-answer.ts'
import type { TravelKey, TravelStore } from './travel-store.ts'

/** What a transit gate is made of. */
export interface GateDeviceOptions {
  readonly place: GatePlace
  readonly network: Network
  readonly bundle: () => TrustBundle
  readonly travels: TravelStore
  readonly events: EventLog
  /** Whether this gate, or another one, is cut off, so that entries may be unknown. */
  readonly blind: () => boolean
  readonly clock: Clock
  readonly random: RandomSource
}

/** A gate of a line: it decides alone, by what it knows. */
export interface GateDevice {
  readonly place: GatePlace
  /** Judges the text of a QR code; never throws. What it lets through is written down before it answers. */
  check(text: string): GateAnswer
}

/**
 * What the state of a ticket says is stronger than whether the same pass was seen, so the gate engine remembers
 * nothing.
 */
const UNSEEN: SeenSet = { has: () => false, add: () => 'added' }

/**
 * Makes a gate. The curve must be loaded.
 * @throws GateError `unknown-service` where the register lacks one of the services
 */
export function createGateDevice(options: GateDeviceOptions): GateDevice {
  const { bundle, clock, random, place } = options
  let judgedBy = bundle()
  const gates = new Map<ServiceId, Gate>(
    [...ENTITLEMENTS.keys()].map((service) => [
      service,
      createGate({ bundle: judgedBy, service, clock, random, seen: UNSEEN }),
    ]),
  )

  function followBundle(): void {
    const newer = bundle()
    if (newer === judgedBy) return
    for (const gate of gates.values()) gate.replaceBundle(newer)
    judgedBy = newer
  }

  return {
    place,
    check(text) {
      try {
        followBundle()
        const shown = readShown(text)
        const verdict = gates.get(shown.service)?.check(text) ?? { verdict: 'refused', reason: 'wrong-service' }
        if (verdict.verdict === 'refused') return { open: false, reason: verdict.reason }
        return answer(options, judgedBy, { ...shown, verdict })
      } catch {
        return { open: false, reason: 'fault' }
      }
    },
  }
}

type Admitted = Extract<Verdict, { verdict: 'admitted' }>

interface Shown {
  readonly service: ServiceId
  readonly epoch: number
}

/** To which of the services a text is shown; what is no pass goes to the first, which says so. */
function readShown(text: string): Shown {
  try {
    const { service, epoch } = decodePass(text)
    return { service, epoch }
  } catch {
    return { service: TICKET_SERVICE, epoch: 0 }
  }
}

function answer(
  { place, network, travels, events, clock, blind }: GateDeviceOptions,
  { utcOffsetMinutes }: TrustBundle,
  { service, epoch, verdict }: Shown & { readonly verdict: Admitted },
): GateAnswer {
  const now = clock()
  const entitlement = ENTITLEMENTS.get(service) ?? 'ticket'
  const terms = termsOf(entitlement, verdict)
  if (terms.month !== null && terms.month !== monthAt(now, utcOffsetMinutes))
    return { open: false, reason: 'other-month' }
  const generation = entitlement === 'ticket' ? epoch : dayAt(now, utcOffsetMinutes)
  const key: TravelKey = { entitlement, generation, serial: serialOf(service, verdict.pseudonym) }
  const travel = travels.get(key)
  const { stop, line, way } = place
  // A pass has another serial number from midnight on: whoever went in before it is not known.
  const isJustNewDay = entitlement !== 'ticket' && secondOfDay(now, utcOffsetMinutes) < network.fares.journeySeconds
  const showing = { entitlement, reach: terms.reach, stop, now, travel, blind: blind() || isJustNewDay }
  const goesOut = way === 'out' || (way === 'both' && travel?.phase === 'in')
  if (!goesOut && entitlement === 'concession' && isPeak(network, now, utcOffsetMinutes))
    return { open: false, reason: 'peak' }
  const decision = goesOut ? decideExit(network, showing) : decideEntry(network, showing)
  if (!decision.open) return decision
  travels.set(key, decision.travel)
  const step = goesOut ? 'exit' : 'entry'
  events.add({ ...key, step, stop, line, at: now, reach: decision.travel.reach })
  return { open: true, step: decision.step, entitlement, reduced: terms.reduced }
}

/** What the disclosed values mean, by the order of the credential types. A concession goes everywhere. */
function termsOf(
  entitlement: Entitlement,
  { disclosed }: Admitted,
): { readonly month: string | null; readonly reach: number; readonly reduced: boolean } {
  if (entitlement === 'concession') return { month: null, reach: 3, reduced: true }
  const first = entitlement === 'month' ? 1 : 0
  return {
    month: entitlement === 'month' ? String(disclosed.get(0)) : null,
    reach: reachOf(disclosed.get(first) as Fare),
    reduced: disclosed.get(first + 1) === 'reduced',
  }
}

function monthAt(now: number, utcOffsetMinutes: number): string {
  return new Date((now + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 7)
}

function secondOfDay(now: number, utcOffsetMinutes: number): number {
  return (now + utcOffsetMinutes * 60) % 86_400
}
