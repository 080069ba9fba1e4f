/** What lets somebody travel: a single ticket, a month pass or a concession. */
export type Entitlement = 'ticket' | 'month' | 'concession'

/**
 * What is known of one ticket, or of one pass on one day, under its serial number. It says how far a journey has come
 * and holds nothing of the journeys before.
 */
export interface Travel {
  readonly phase: 'in' | 'out' | 'refunded'
  /** Where the journey began; null where only its end has been seen. */
  readonly origin: string | null
  /** Where it was seen last, so that a change to another line is known as one. */
  readonly last: string | null
  /** Unix seconds of the first entry; 0 where only the end has been seen. */
  readonly enteredAt: number
  /** Unix seconds of what was seen last. */
  readonly changedAt: number
  /** Zones that are paid for, 1 to 3: as many as the ticket says, or more once the difference is paid. */
  readonly reach: number
}

/** What happened to a ticket or pass, as gates and desks tell it. */
export type TravelStep = 'entry' | 'exit' | 'refund' | 'extension'

export interface TravelEvent {
  readonly entitlement: Entitlement
  /** What the serial number is counted in: the epoch of a ticket, the day of a pass. */
  readonly generation: number
  readonly serial: Serial
  readonly step: TravelStep
  readonly stop: string | null
  readonly line: string | null
  /** Unix seconds. */
  readonly at: number
  readonly reach: number
}

/** 16 hex digits: 64 bits of the hash of a pseudonym. */
export type Serial = string
