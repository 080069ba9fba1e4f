import type { RandomSource } from '@hefu/bbs'
import type { KeyStore } from '@hefu/server'
import { type Clock, MAX_WAIT, registerView, type ServiceId, type TrustBundle } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { IssuancePorts } from '../issuance/issuance-ports.ts'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import type { DailyJob } from '../operations/daily.ts'
import { type ActingGuard, actingGuard } from './acting/acting-guard.ts'
import { type AnswerBox, answerBox } from './acting/answer-box.ts'
import type { MandateCheck } from './acting/mandate-check.ts'
import { type CityRequestKey, loadRequestKey, ORGANISATION_PAGE } from './acting/request-key.ts'
import type { ActingPorts } from './acting/sign-in.ts'
import type { FirstMandatePorts } from './mandates/first-mandate.ts'
import { databaseMandateOrderStore } from './mandates/order-store.ts'

/** Makes the check of mandates from a gate: what a city is given, since its server is none. */
export type MakeMandateCheck = (options: {
  readonly service: ServiceId
  /** The register as it is now. */
  readonly bundle: () => TrustBundle
  readonly requestKey: { readonly id: string; readonly privateKey: CryptoKey }
  readonly clock: Clock
  readonly random: RandomSource
}) => MandateCheck

/** Acting for organisations: who is signed in for which, and what they have granted. */
export interface ActingForOrganisations {
  readonly acting: ActingPorts
  readonly guard: ActingGuard
  /** Where answers wait that wallets have sent. */
  readonly answers: AnswerBox
  readonly mandates: FirstMandatePorts
  readonly requestKey: CityRequestKey
  readonly daily: readonly DailyJob[]
}

/** Composes it over the city's database. @throws CityError as `KeyStore` */
export async function openActing(options: {
  /** The log's name. */
  readonly origin: string
  readonly issuance: IssuancePorts
  readonly audit: OfficerAudit
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
  readonly makeCheck: MakeMandateCheck | null
}): Promise<ActingForOrganisations> {
  const { origin, issuance, audit, database, keyStore, makeCheck } = options
  const { register, grants, store: records, keys, clock, random } = issuance
  const requestKey = await loadRequestKey(keyStore, random)
  const bundle = (): TrustBundle => registerView({ origin, state: register(), attestedAt: clock() })
  const check = makeCheck?.({ service: ORGANISATION_PAGE, bundle, requestKey, clock, random }) ?? null
  const key = await keyStore.loadOrCreate('organisations/acting', () => random(32))
  const acting: ActingPorts = { check, key, clock }
  const orders = databaseMandateOrderStore(database)
  return {
    acting,
    guard: actingGuard(acting),
    answers: answerBox(clock, random),
    mandates: { origin, register, grants, records, keys, orders, audit, clock, random },
    requestKey,
    daily: [{ name: 'delete-void-mandates', run: () => orders.removeBefore(clock() - MAX_WAIT) }],
  }
}
