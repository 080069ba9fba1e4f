import { ed25519KeyPair } from '@hefu/log'
import { loadMasterKey } from '@hefu/server'
import {
  type Door,
  type Issuance,
  openDoor,
  openIssuance,
  openPurchases,
  type PaymentPort,
  type Purchases,
  type Register,
  type ServiceConfig,
  type ServicePorts,
} from '@hefu/service-kit'
import type { ServiceId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import { type Asks, openAsks } from './answers/asks.ts'
import type { TransitTables } from './database/tables.ts'
import type { Network } from './feed/network.ts'
import type { GatePlace } from './gate/gate-answer.ts'
import { cityDate, TRANSIT_TYPES } from './issued-types.ts'
import { type ConcessionPorts, dropOverCards, importCards, type PlasticCard } from './sales/concession.ts'
import { dropOldPurchases, type SalesPorts } from './sales/purchases.ts'
import { dropOldRefunds, type RefundPorts, settleRefunds } from './sales/refunds.ts'
import { REDUCED_SERVICE, TICKET_SERVICE, TRANSIT_ISSUER } from './service-ids.ts'
import { registerGates } from './sync/gates.ts'
import { dropOverTravels } from './sync/ledger.ts'
import { REQUEST_KEY_ID, type TransitKeys, transitKeys } from './transit-keys.ts'

/** What an operator brings. */
export interface TransitOptions {
  readonly network: Network
  readonly gates: readonly GatePlace[]
  /** Takes money in. */
  readonly payments: PaymentPort
  /** Pays money out. */
  readonly payouts: PaymentPort
  /** Concession cards that were issued on plastic. */
  readonly cards: readonly PlasticCard[]
}

/** The service without its pages: everything that they and the API call. */
export interface Transit extends RefundPorts {
  readonly keys: TransitKeys
  readonly register: Pick<Register, 'bundle'>
  readonly issuance: Issuance
  readonly payments: Purchases
  readonly sales: SalesPorts
  readonly concessions: ConcessionPorts
  readonly asks: Asks
  /** Asks for a ticket. @throws ServiceError `unknown-service` while the register has no such service */
  ticketDoor(): Door
  /** Asks for a concession. @throws ServiceError `unknown-service` */
  reducedDoor(): Door
  /** Goes on with what waits for a payment provider or for gates, and forgets what is over. */
  settle(): Promise<void>
  today(): string
}

/** Puts the service together. @throws ServerError `master-key`, `type-key` or `secret-not-opened` */
export async function openTransit(
  of: {
    readonly config: Pick<ServiceConfig, 'dataDirectory' | 'walletUrl'>
    readonly database: Kysely<TransitTables>
    readonly register: Register
    readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  },
  { network, gates, payments: provider, payouts, cards }: TransitOptions,
): Promise<Transit> {
  const { config, database, register, ports } = of
  const keys = transitKeys(await loadMasterKey(config.dataDirectory))
  const { privateKey } = await ed25519KeyPair(keys.requests)
  const issuance = await openIssuance({ config, database, register, issuer: TRANSIT_ISSUER, types: TRANSIT_TYPES, ports })
  const payments = openPurchases(database, provider)
  const utcOffsetMinutes = (): number => register.bundle().utcOffsetMinutes
  const today = (): string => cityDate({ now: ports.clock(), utcOffsetMinutes: utcOffsetMinutes() })
  const sales: SalesPorts = { database, fares: network.fares, payments, issuance, utcOffsetMinutes, ports }
  const concessions: ConcessionPorts = { database, key: keys.concessions, clock: ports.clock }
  const ledger = { database, network, utcOffsetMinutes, places: gates, clock: ports.clock }
  const refunds: RefundPorts = { ...ledger, ports, payouts }
  const requestKey = { id: REQUEST_KEY_ID, privateKey }
  const doors = new Map<ServiceId, Door>()
  function doorOf(service: ServiceId): Door {
    const door = doors.get(service) ?? openDoor({ register, service, database, ports, requestKey })
    doors.set(service, door)
    return door
  }
  await registerGates(ledger)
  await importCards(concessions, cards)

  return {
    ...refunds,
    keys,
    register,
    issuance,
    payments,
    sales,
    concessions,
    asks: openAsks(ports),
    ticketDoor: () => doorOf(TICKET_SERVICE),
    reducedDoor: () => doorOf(REDUCED_SERVICE),
    async settle() {
      for (const key of await payments.undecided()) await payments.settle(key)
      await settleRefunds(refunds)
      await dropOverTravels(database, ports.clock())
      await dropOldPurchases(sales)
      await dropOldRefunds(refunds)
      await dropOverCards(concessions, today())
    },
    today,
  }
}
