import type { DeviceTable, KitTables } from '@hefu/service-kit'

/** The tables of the parking service beside the kit's; the migration says why each column exists. */
export interface ParkingTables extends KitTables {
  readonly stay: StayTable
  readonly fee_payment: FeePaymentTable
  readonly car_park: CarParkTable
  readonly tariff: TariffTable
  readonly barrier: BarrierTable
  readonly parking_hour: HourTable
  readonly difference: DifferenceTable
}

/** Stays that are being paid or are paid, until their cars have left. */
export interface StayTable {
  readonly name: Uint8Array
  readonly car_park: string
  readonly paid: number
  readonly leave_by: number
  readonly payment_key: string | null
  readonly receipt: string | null
  readonly over_at: number
}

/** Payments, for the accounts. */
export interface FeePaymentTable {
  readonly key: string
  readonly car_park: string
  readonly day: string
  readonly amount: number
  readonly kind: 'stay' | 'lost' | 'let-out'
}

/** How full a car park is. */
export interface CarParkTable {
  readonly id: string
  readonly inside: number
  readonly bays_inside: number
  readonly version: number
}

/** What a stay costs, from when on. */
export interface TariffTable {
  readonly car_park: string
  readonly from_at: number
  /** JSON. */
  readonly tariff: string
}

/** Barriers, and how they are. */
export interface BarrierTable extends DeviceTable {
  /** Tickets that it can still give without the server. */
  readonly stock: number
  /** How often the desk has had it opened by hand. */
  readonly openings: number
}

/** Counts of an hour. */
export interface HourTable {
  readonly car_park: string
  readonly hour: number
  readonly entries: number
  readonly exits: number
  readonly most_inside: number
  readonly last_inside: number
}

/** What did not fit, counted by day. */
export interface DifferenceTable {
  readonly car_park: string
  readonly day: string
  readonly kind: string
  readonly count: number
}
