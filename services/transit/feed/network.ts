import type { LocalText } from '@hefu/standard'
import type { FareTable } from './fares.ts'

/** A stop: a platform hall with gates, or a stop of a bus. */
export interface Stop {
  readonly id: string
  readonly name: LocalText
  /** The fare zone it lies in. */
  readonly zone: string
}

/** A line with its stops in the order in which it calls at them. */
export interface Line {
  readonly id: string
  /** What stands on the vehicle: `2`. */
  readonly sign: string
  readonly name: LocalText
  readonly kind: 'tram' | 'metro' | 'rail' | 'bus' | 'ferry'
  /** `#RRGGBB`, as the feed has it. */
  readonly colour: string
  readonly stops: readonly Stop[]
}

/** Lines, stops and fares of a city, as read from its feed. */
export interface Network {
  readonly operator: LocalText
  readonly lines: readonly Line[]
  readonly stops: ReadonlyMap<string, Stop>
  /** Where one may leave one line and enter another within one journey. */
  readonly transfers: ReadonlyMap<string, ReadonlySet<string>>
  readonly fares: FareTable
}

/** Whether a journey that left at one stop may go on at another. */
export function isTransfer({ transfers }: Network, from: string, to: string): boolean {
  return from === to || (transfers.get(from)?.has(to) ?? false)
}
