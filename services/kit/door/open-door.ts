import { createGate, type Gate, GateError, gateStanding, memorySeenSet, type SeenSet, type Verdict } from '@hefu/gate'
import {
  type AttributeValue,
  type CredentialType,
  decodeRequest,
  type Service,
  type ServiceId,
  type TrustBundle,
} from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { KitTables } from '../database/kit-tables.ts'
import { ServiceError } from '../error.ts'
import type { ServicePorts } from '../ports.ts'
import type { Register } from '../register/follow-register.ts'
import { forgetSeen } from './forget-seen.ts'

/** What a door is made of. */
export interface DoorOptions {
  readonly register: Pick<Register, 'bundle'>
  readonly service: ServiceId
  readonly database: Kysely<KitTables>
  readonly ports: Pick<ServicePorts, 'clock' | 'random'>
  /** With which it asks; its id stands in the register. */
  readonly requestKey?: { readonly id: string; readonly privateKey: CryptoKey }
  /** The service's own rule over what was disclosed, beside what is registered. */
  readonly rule?: (disclosed: ReadonlyMap<number, AttributeValue>) => boolean
}

/** Pages of a service ask side by side, each anew every few seconds: about 4 MB. */
const MAX_OPEN_REQUESTS = 20_000

/** A request to be drawn as a QR code or opened as a link. */
export interface DoorRequest {
  /** `HQ1:...` */
  readonly text: string
  /** Unix seconds. */
  readonly validUntil: number
  /** By which the answer is told from others: 16 bytes. */
  readonly nonce: Uint8Array
}

/** A gate of a service: several processes of one service share what they have seen. */
export interface Door {
  readonly service: Service
  readonly type: CredentialType
  /** Judges the text of a pass. An admitted pass is remembered before this is answered. */
  judge(text: string): Promise<Verdict>
  /** @throws ServiceError `unknown-service`; GateError `no-request-key` or `unregistered-attribute` */
  request(indexes?: readonly number[]): Promise<DoorRequest>
}

/** Opens a door. While the register has no such service it admits nobody, and its entry, type and requests throw ServiceError `unknown-service`. */
export function openDoor(options: DoorOptions): Door {
  const { register, service, database, ports, requestKey, rule } = options
  const memory = memorySeenSet()
  /** What the gate has just admitted, until the database has said that nobody else had. */
  let admitted: { readonly key: string; readonly until: number } | null = null
  const seen: SeenSet = {
    has: (key, now) => memory.has(key, now),
    add(key, until, now) {
      const added = memory.add(key, until, now)
      if (added === 'added') admitted = { key, until }
      return added
    },
  }
  let gate: Gate | null = null
  let judgedBy: TrustBundle | null = null

  /** The gate by the newest register. @throws ServiceError `unknown-service` */
  function present(): Gate {
    const bundle = register.bundle()
    try {
      gate ??= createGate({
        bundle,
        service,
        seen,
        maxOpenRequests: MAX_OPEN_REQUESTS,
        ...ports,
        ...(requestKey && { requestKey }),
        ...(rule && { rule }),
      })
      if (bundle !== judgedBy) gate.replaceBundle(bundle)
      judgedBy = bundle
      return gate
    } catch (cause) {
      if (!(cause instanceof GateError)) throw cause
      throw new ServiceError('unknown-service', `the register has no ${service}`, { cause })
    }
  }

  function judgeAlone(text: string): Verdict {
    try {
      return present().check(text)
    } catch (error) {
      if (error instanceof ServiceError) return { verdict: 'refused', reason: 'service-not-in-force' }
      throw error
    }
  }

  return {
    get service() {
      return present().service
    },
    get type() {
      return present().type
    },
    async judge(text) {
      const now = ports.clock()
      const standing = gateStanding(register.bundle(), now)
      if (standing) return { verdict: 'refused', reason: standing }
      admitted = null
      const verdict = judgeAlone(text)
      const entry = admitted as { readonly key: string; readonly until: number } | null
      if (verdict.verdict === 'refused' || !entry) return verdict
      return (await remember(database, service, entry, now)) ? verdict : { verdict: 'refused', reason: 'seen' }
    },
    async request(indexes) {
      const { text, validUntil } = await present().makeRequest(indexes)
      return { text, validUntil, nonce: decodeRequest(text).nonce }
    },
  }
}

/** Whether nobody had admitted the pass; what is over is forgotten on the way. */
async function remember(
  database: Kysely<KitTables>,
  service: ServiceId,
  { key, until }: { readonly key: string; readonly until: number },
  now: number,
): Promise<boolean> {
  await forgetSeen(database, now)
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('kit_seen')
    .values({ service, pass: key, until: Math.ceil(until) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
