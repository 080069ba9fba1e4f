import { join } from 'node:path'
import { fromHex } from '@hefu/bytes'
import { fileTypeKeys, issuerKeys, loadMasterKey, sealedKeyStore } from '@hefu/server'
import { type CredentialTypeId, epochAt, type IssuerId, type IssuerKey, type OfferId } from '@hefu/standard'
import type { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { ServiceConfig } from '../config.ts'
import type { KitTables } from '../database/kit-tables.ts'
import type { ServicePorts } from '../ports.ts'
import type { Register } from '../register/follow-register.ts'
import { dropOverOffers } from './drop-over.ts'
import type { IssuancePorts } from './issuance-ports.ts'
import type { IssuedType } from './issued-type.ts'
import { offerStore } from './offer-store.ts'
import { makeOffers, type Offer, type OfferOrder } from './offers.ts'
import { issuanceRoutes } from './routes.ts'

/** A service that issues cards of its own. */
export interface Issuance {
  /** Offers cards; durable before they are answered. */
  offer(order: OfferOrder): Promise<readonly Offer[]>
  /** What was offered is issued and renewed no more. */
  end(id: OfferId): Promise<'ended' | 'unknown'>
  /** Whether a wallet has fetched the card. Whose, nobody knows. */
  isRedeemed(id: OfferId): Promise<boolean>
  /** Forgets offers that lead to nothing any more. @param keptFor seconds for which one is known after it can be redeemed no more */
  dropOver(keptFor: number): Promise<void>
  readonly routes: Hono
  /** The keys that officers have to register, of this quarter and the next. */
  issuerKeys(): Promise<readonly IssuerKey[]>
  /** Destroys what a type was signed and sealed with; its cards run out by themselves. */
  destroyType(type: CredentialTypeId): Promise<void>
}

/**
 * Opens issuance for an issuer of the register.
 *
 * @throws ServerError `master-key`, `type-key` or `secret-not-opened`
 */
export async function openIssuance(options: {
  readonly config: Pick<ServiceConfig, 'dataDirectory' | 'walletUrl'>
  readonly database: Kysely<KitTables>
  readonly register: Pick<Register, 'bundle' | 'state' | 'origin'>
  readonly issuer: IssuerId
  readonly types: readonly IssuedType[]
  readonly ports: Pick<ServicePorts, 'clock' | 'random'>
}): Promise<Issuance> {
  const { config, database, register, issuer, types, ports } = options
  const { random } = ports
  const masterKey = await loadMasterKey(config.dataDirectory)
  const typeKeys = fileTypeKeys(join(config.dataDirectory, 'keys'))
  const keyStore = sealedKeyStore({ database, masterKey, typeKeys, random })
  const listed = types.map(({ type }) => type)
  const keys = issuerKeys({ issuer, types: listed, register: () => register.state(), database, keyStore, random })
  const store = offerStore(database)
  const nonceKey = await keyStore.loadOrCreate('issuance/nonce', () => random(32))
  const issuing: IssuancePorts = {
    store,
    keyStore,
    issuer,
    origin: register.origin,
    walletUrl: config.walletUrl,
    ports,
    register,
    types,
    issuerKeys: keys,
    nonceKey,
  }
  return {
    offer: (order) => makeOffers(issuing, order),
    end: (id) => store.end(fromHex(id)),
    isRedeemed: async (id) => ((await store.find(fromHex(id)))?.record ?? null) !== null,
    dropOver: (keptFor) => dropOverOffers(issuing, keptFor),
    routes: issuanceRoutes(issuing),
    async issuerKeys() {
      await keys.prepare(epochAt(ports.clock(), register.bundle().utcOffsetMinutes))
      return keys.held()
    },
    async destroyType(type) {
      await typeKeys.destroy(type)
      await database.deleteFrom('kit_offer').where('credential_type', '=', type).execute()
      await database.deleteFrom('sealed_secret').where('credential_type', '=', type).execute()
    },
  }
}
