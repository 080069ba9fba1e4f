import type { DeviceTable, KitTables } from '@hefu/service-kit'
import type { Entitlement, Travel } from '../journey/travel.ts'

/** The tables of the transit service beside the kit's; the migrations say why each column exists. */
export interface TransitTables extends KitTables {
  readonly travel: TravelTable
  readonly transit_gate: GateTable
  readonly ridership: RidershipTable
  readonly double_use: DoubleUseTable
  readonly purchase: PurchaseTable
  readonly refund: RefundTable
}

/** What gates and desks have seen of tickets and passes that are still good. */
export interface TravelTable {
  readonly entitlement: Entitlement
  readonly generation: number
  readonly serial: Uint8Array
  readonly phase: Travel['phase']
  readonly origin: string | null
  readonly last: string | null
  readonly entered_at: number
  readonly changed_at: number
  readonly reach: number
  readonly change: number
  readonly over_at: number
}

/** Gates, and how they are. */
export interface GateTable extends DeviceTable {
  /** Up to which change it knows what other gates and desks did. */
  readonly known_change: number
}

/** How many people entered, by hour and line. */
export interface RidershipTable {
  readonly hour: number
  readonly line: string
  readonly entries: number
}

/** How often a ticket was used twice, by day. */
export interface DoubleUseTable {
  readonly day: number
  readonly kind: string
  readonly count: number
}

/** What was sold. */
export interface PurchaseTable {
  readonly id: Uint8Array
  readonly product: 'ride' | 'month'
  readonly fare: string
  readonly class: string
  readonly count: number
  readonly month: string | null
  readonly amount: number
  readonly day: number
  readonly offers_sealed: Uint8Array | null
}

/** Tickets that were given back. */
export interface RefundTable {
  readonly id: Uint8Array
  readonly generation: number | null
  readonly serial: Uint8Array | null
  readonly amount: number
  readonly asked_at: number
  readonly state: 'waiting' | 'paying' | 'paid' | 'refused'
}
