import {
  type Asks,
  cityDay,
  type Door,
  dropOver,
  type Issuance,
  openAsks,
  openDoor,
  openIssuance,
  openPurchases,
  type PaymentPort,
  type PlasticCard,
  type PlasticCards,
  plasticCards,
  type Register,
  type ServiceConfig,
  type ServiceKeys,
  type ServicePorts,
  serviceKeys,
  serviceRequestKey,
} from '@hefu/service-kit'
import { CARD_PARKING } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { BarrierPlace, CarPark } from './car-parks/car-park.ts'
import { dropOldHours } from './car-parks/hours.ts'
import { registerCarParks } from './car-parks/occupancy.ts'
import type { ParkingTables } from './database/tables.ts'
import { PARKING_TYPES, type PermitTerms } from './issued-types.ts'
import { EXIT_SERVICE, PARKING_ISSUER } from './service-ids.ts'
import { dropOldStays, settlePayments } from './stay/settle.ts'
import type { StayPorts } from './stay/stay-ports.ts'
import type { StayTicket } from './stay/stay-ticket.ts'
import { STOCK, type StockSize } from './sync/prepare-tickets.ts'
import { type BarriersPorts, registerBarriers } from './sync/sync-barrier.ts'

/** What an operator brings. */
export interface ParkingOptions {
  readonly carParks: readonly CarPark[]
  readonly barriers: readonly BarrierPlace[]
  readonly payments: PaymentPort
  /** Permits that were issued on plastic. */
  readonly permits: readonly PlasticCard<PermitTerms>[]
  /** How much entries hold ahead; half a day unless given. */
  readonly stock?: StockSize
}

/** What came of a ticket that was shown at a pay page; null for one that says nothing. */
export interface ShownTicket {
  readonly ticket: StayTicket | null
}

/** The service without its pages: everything that they and the API call. */
export interface Parking extends StayPorts {
  readonly keys: ServiceKeys<'barriers' | 'permits'>
  readonly register: Pick<Register, 'bundle'>
  readonly issuance: Issuance
  readonly barriers: BarriersPorts
  readonly permits: PlasticCards<PermitTerms>
  readonly asks: Asks<ShownTicket>
  /** Where tickets are shown to pay. */
  readonly door: Door
  /** Goes on with what waits for the payment provider, and forgets stays that are over with the passes that were shown. */
  settle(): Promise<void>
  /** Forgets permits and hours that are over. */
  forget(): Promise<void>
  /** `YYYY-MM-DD` in the city. */
  today(): string
}

/** Puts the service together. @throws ServerError `master-key`, `type-key` or `secret-not-opened` */
export async function openParking(
  of: {
    readonly config: Pick<ServiceConfig, 'name' | 'dataDirectory' | 'publicUrl' | 'walletUrl'>
    readonly database: Kysely<ParkingTables>
    readonly register: Register
    readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  },
  { carParks, barriers: places, payments: provider, permits: plastic, stock = STOCK }: ParkingOptions,
): Promise<Parking> {
  const { config, database, register, ports } = of
  const keys = await serviceKeys(config, ['barriers', 'permits'])
  const { id, privateKey } = await serviceRequestKey(config)
  const issuance = await openIssuance({
    config,
    database,
    register,
    issuer: PARKING_ISSUER,
    types: PARKING_TYPES,
    ports,
  })
  const utcOffsetMinutes = (): number => register.bundle().utcOffsetMinutes
  const today = (): string => cityDay(ports.clock(), utcOffsetMinutes())
  const stays: StayPorts = { database, carParks, payments: openPurchases(database, provider), utcOffsetMinutes, ports }
  const { clock } = ports
  const barriers: BarriersPorts = {
    database,
    carParks,
    barriers: places,
    issuance,
    utcOffsetMinutes,
    size: stock,
    clock,
  }
  const permits = plasticCards<PermitTerms>({
    database,
    issuance,
    type: CARD_PARKING.id,
    key: keys.permits,
    ports,
  })
  const door = openDoor({ register, service: EXIT_SERVICE, database, ports, requestKey: { id, privateKey } })
  await registerCarParks(database, carParks)
  await registerBarriers(barriers)
  await permits.add(plastic)

  return {
    ...stays,
    keys,
    register,
    issuance,
    barriers,
    permits,
    asks: openAsks<ShownTicket>(ports, config),
    door,
    async settle() {
      await settlePayments(stays)
      await dropOldStays(stays)
      await dropOver({ database, issuance, ports })
    },
    async forget() {
      await dropOldHours(database, clock())
      await permits.dropOver(today())
    },
    today,
  }
}
