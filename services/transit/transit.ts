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
  type Purchases,
  plasticCards,
  type Register,
  type ServiceConfig,
  type ServiceKeys,
  type ServicePorts,
  serviceKeys,
  serviceRequestKey,
} from '@hefu/service-kit'
import { CARD_CONCESSION, type ServiceId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { ShownOutcome } from './answers/shown-outcome.ts'
import type { TransitTables } from './database/tables.ts'
import type { Network } from './feed/network.ts'
import type { GatePlace } from './gate/gate-answer.ts'
import { type ConcessionTerms, TRANSIT_TYPES } from './issued-types.ts'
import { dropOldPurchases, OFFERS_KEPT_FOR, type SalesPorts } from './sales/purchases.ts'
import { dropOldRefunds, type RefundPorts, settleRefunds } from './sales/refunds.ts'
import { MONTH_SERVICE, REDUCED_SERVICE, TICKET_SERVICE, TRANSIT_ISSUER } from './service-ids.ts'
import { registerGates } from './sync/gates.ts'
import { dropOverTravels } from './sync/ledger.ts'

/** What an operator brings. */
export interface TransitOptions {
  readonly network: Network
  readonly gates: readonly GatePlace[]
  /** Takes money in. */
  readonly payments: PaymentPort
  /** Pays money out. */
  readonly payouts: PaymentPort
  /** Concession cards that were issued on plastic. */
  readonly cards: readonly PlasticCard<ConcessionTerms>[]
}

/** The service without its pages: everything that they and the API call. */
export interface Transit extends RefundPorts {
  readonly keys: ServiceKeys<'gates' | 'concessions'>
  readonly register: Pick<Register, 'bundle'>
  readonly issuance: Issuance
  readonly payments: Purchases
  readonly sales: SalesPorts
  readonly concessions: PlasticCards<ConcessionTerms>
  readonly asks: Asks<ShownOutcome>
  /** Asks for a ticket. @throws ServiceError `unknown-service` while the register has no such service */
  ticketDoor(): Door
  /** Asks for a month pass. @throws ServiceError `unknown-service` */
  monthDoor(): Door
  /** Asks for a concession. @throws ServiceError `unknown-service` */
  reducedDoor(): Door
  /** Goes on with what waits for a payment provider or for gates, and forgets what is over. */
  settle(): Promise<void>
  /** Forgets passes that were shown, and offers that no purchase asks about any more; each hour. */
  forget(): Promise<void>
  today(): string
}

/** Puts the service together. @throws ServerError `master-key`, `type-key` or `secret-not-opened` */
export async function openTransit(
  of: {
    readonly config: Pick<ServiceConfig, 'name' | 'dataDirectory' | 'publicUrl' | 'walletUrl'>
    readonly database: Kysely<TransitTables>
    readonly register: Register
    readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  },
  { network, gates, payments: provider, payouts, cards }: TransitOptions,
): Promise<Transit> {
  const { config, database, register, ports } = of
  const keys = await serviceKeys(config, ['gates', 'concessions'])
  const requestKey = await serviceRequestKey(config)
  const issuance = await openIssuance({
    config,
    database,
    register,
    issuer: TRANSIT_ISSUER,
    types: TRANSIT_TYPES,
    ports,
  })
  const payments = openPurchases(database, provider)
  const utcOffsetMinutes = (): number => register.bundle().utcOffsetMinutes
  const today = (): string => cityDay(ports.clock(), utcOffsetMinutes())
  const sales: SalesPorts = { database, fares: network.fares, payments, issuance, utcOffsetMinutes, ports }
  const concessions = plasticCards<ConcessionTerms>({
    database,
    issuance,
    type: CARD_CONCESSION.id,
    key: keys.concessions,
    ports,
  })
  const ledger = { database, network, utcOffsetMinutes, places: gates, clock: ports.clock }
  const refunds: RefundPorts = { ...ledger, ports, payouts }
  const doors = new Map<ServiceId, Door>()
  function doorOf(service: ServiceId): Door {
    const door = doors.get(service) ?? openDoor({ register, service, database, ports, requestKey })
    doors.set(service, door)
    return door
  }
  await registerGates(ledger)
  await concessions.add(cards)

  return {
    ...refunds,
    keys,
    register,
    issuance,
    payments,
    sales,
    concessions,
    asks: openAsks<ShownOutcome>(ports, config),
    ticketDoor: () => doorOf(TICKET_SERVICE),
    monthDoor: () => doorOf(MONTH_SERVICE),
    reducedDoor: () => doorOf(REDUCED_SERVICE),
    async settle() {
      for (const key of await payments.undecided()) await payments.settle(key)
      await settleRefunds(refunds)
      await dropOverTravels(database, ports.clock())
      await dropOldPurchases(sales)
      await dropOldRefunds(refunds)
      await concessions.dropOver(today())
    },
    forget: () => dropOver({ database, issuance, ports, keptFor: OFFERS_KEPT_FOR }),
    today,
  }
}
