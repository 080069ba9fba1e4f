import { isTransfer, type Network } from '../feed/network.ts'
import { PASSBACK_SECONDS } from './decide.ts'
import type { Travel, TravelEvent } from './travel.ts'

/** A ticket or pass that was used more than once, which only gates that know nothing of each other can let happen. */
export type DoubleUse = 'entered-twice' | 'left-twice' | 'rode-refunded'

export interface Merged {
  readonly travel: Travel
  readonly doubleUse: DoubleUse | null
}

/**
 * What is known once an event is added to it, in whatever order gates report: an exit may be told before the entry
 * that it belongs to. Nothing is ever made usable again by a late report.
 */
export function mergeEvent(network: Network, known: Travel | undefined, event: TravelEvent): Merged {
  if (!known) return { travel: firstSeen(event), doubleUse: null }
  switch (event.step) {
    case 'entry':
      return mergeEntry(network, known, event)
    case 'exit':
      return mergeExit(known, event)
    case 'refund':
      return { travel: { ...known, phase: 'refunded', changedAt: event.at }, doubleUse: 'rode-refunded' }
    case 'extension':
      return { travel: { ...known, reach: Math.max(known.reach, event.reach) }, doubleUse: null }
  }
}

function firstSeen({ step, stop, at, reach }: TravelEvent): Travel {
  const entered = step === 'entry'
  return {
    phase: step === 'refund' ? 'refunded' : step === 'exit' ? 'out' : 'in',
    origin: entered ? stop : null,
    last: stop,
    enteredAt: entered ? at : 0,
    changedAt: at,
    reach,
  }
}

function mergeEntry(network: Network, known: Travel, event: TravelEvent): Merged {
  const { stop, at, reach, entitlement } = event
  if (known.phase === 'refunded') return rodeRefunded(known, event)
  const begun: Travel = { phase: 'in', origin: stop, last: stop, enteredAt: at, changedAt: at, reach }
  const isOlder = at < known.changedAt
  // The entry to an exit that was told first.
  if (known.phase === 'out' && known.origin === null && isOlder) {
    return { travel: { ...known, origin: stop, enteredAt: at }, doubleUse: null }
  }
  const { journeySeconds } = network.fares
  const continues =
    known.phase === 'out' &&
    stop !== null &&
    known.last !== null &&
    at - known.enteredAt <= journeySeconds &&
    isTransfer(network, known.last, stop)
  if (continues) return { travel: { ...known, phase: 'in', last: stop, changedAt: at }, doubleUse: null }
  if (entitlement !== 'ticket') {
    const isFree = known.phase === 'out' || Math.abs(at - known.enteredAt) > PASSBACK_SECONDS
    return { travel: isOlder ? known : begun, doubleUse: isFree ? null : 'entered-twice' }
  }
  const again = isOlder || known.phase === 'in' ? known : { ...known, phase: 'in' as const, last: stop, changedAt: at }
  return { travel: again, doubleUse: 'entered-twice' }
}

function mergeExit(known: Travel, event: TravelEvent): Merged {
  const { entitlement, stop, at, reach } = event
  if (known.phase === 'refunded') return rodeRefunded(known, event)
  // The end of an earlier journey of a pass that has been in and out since.
  if (entitlement !== 'ticket' && at < known.changedAt) return { travel: known, doubleUse: null }
  if (known.phase === 'out') return { travel: known, doubleUse: 'left-twice' }
  const left: Travel = { ...known, phase: 'out', last: stop, changedAt: at, reach: Math.max(known.reach, reach) }
  return { travel: left, doubleUse: null }
}

/**
 * A refunded ticket stays refunded; that it rode is seen by its time of entry, so that no money is paid back for it.
 */
function rodeRefunded(known: Travel, { at }: TravelEvent): Merged {
  return { travel: { ...known, enteredAt: known.enteredAt || at }, doubleUse: 'rode-refunded' }
}
