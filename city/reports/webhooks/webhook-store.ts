import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'
import { seal, unseal } from '@hefu/server'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { ReportState } from '../report.ts'
import type { WebhookEvent } from './outbox.ts'

/** Where a custodian is told of their reports. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly ended: boolean
}

/** A message that is due. */
export interface DueMessage {
  readonly id: string
  readonly webhook: string
  readonly url: string
  /** 32 bytes: with what it is signed. */
  readonly secret: Uint8Array
  readonly event: WebhookEvent
  readonly report: string
  readonly state: ReportState
  /** Unix seconds: when it happened. */
  readonly at: number
  /** Attempts before this one. */
  readonly attempts: number
}

/** How an attempt went. */
export interface Delivery {
  readonly message: string
  readonly attempt: number
  readonly outcome: 'delivered' | 'failed' | 'given-up' | 'ended'
  readonly status: number | null
  readonly reason: string | null
  readonly at: number
}

/** What follows an attempt: the message is told, is tried again then, or its webhook is called no more. */
export type AfterAttempt =
  | { readonly next: 'done' | 'end-webhook' }
  | { readonly next: 'retry'; readonly dueAt: number }

/** Keeps webhooks, what is to be told, and how it went. */
export interface WebhookStore {
  add(custodian: string, url: string): Promise<{ readonly webhook: Webhook; readonly secret: Uint8Array } | 'too-many'>
  list(custodian: string): Promise<readonly Webhook[]>
  end(custodian: string, id: string): Promise<boolean>
  deliveries(custodian: string, id: string): Promise<readonly Delivery[] | null>
  /** Takes messages that are due; nobody else gets them for the next minutes, so a process that dies loses none. */
  takeDue(now: number, limit: number): Promise<readonly DueMessage[]>
  note(message: Pick<DueMessage, 'id' | 'webhook'>, delivery: Delivery, after: AfterAttempt): Promise<void>
}

/** Most webhooks of a custodian that are called. */
const MOST = 5
const LISTED = 200
/** For how long a message is left to who took it, in seconds: longer than a call may take. */
const LEASE = 300

/** Webhooks in PostgreSQL, their secrets sealed under a 32-byte key of the city. */
export function databaseWebhookStore(options: {
  readonly database: Kysely<Database>
  readonly key: Uint8Array
  readonly random: RandomSource
}): WebhookStore {
  const { database, key, random } = options
  return {
    async add(custodian, url) {
      const id = toBase64url(random(16))
      const secret = random(32)
      return database.transaction().execute(async (transaction) => {
        // Held until the end, so that two who add at once count one another.
        await transaction.selectFrom('custodian').select('id').where('id', '=', custodian).forUpdate().execute()
        const present = await transaction
          .selectFrom('webhook')
          .select('id')
          .where('custodian', '=', custodian)
          .where('ended', '=', false)
          .execute()
        if (present.length >= MOST) return 'too-many'
        const sealed = Buffer.from(seal(key, contextOf(id), secret, random))
        await transaction
          .insertInto('webhook')
          .values({ id, custodian, url, secret_sealed: sealed, ended: false })
          .execute()
        return { webhook: { id, url, ended: false }, secret }
      })
    },

    list: (custodian) =>
      database
        .selectFrom('webhook')
        .select(['id', 'url', 'ended'])
        .where('custodian', '=', custodian)
        .orderBy('id')
        .execute(),

    end: (custodian, id) =>
      database.transaction().execute(async (transaction) => {
        const row = await transaction
          .updateTable('webhook')
          .set({ ended: true })
          .where('id', '=', id)
          .where('custodian', '=', custodian)
          .returning('id')
          .executeTakeFirst()
        if (row) await transaction.deleteFrom('webhook_outbox').where('webhook', '=', id).execute()
        return row !== undefined
      }),

    async deliveries(custodian, id) {
      const own = (await this.list(custodian)).some((webhook) => webhook.id === id)
      if (!own) return null
      return database
        .selectFrom('webhook_delivery')
        .select(['message', 'attempt', 'outcome', 'status', 'reason', 'at'])
        .where('webhook', '=', id)
        .orderBy('number', 'desc')
        .limit(LISTED)
        .execute()
    },

    async takeDue(now, limit) {
      const rows = await database
        .with('due', (by) =>
          by
            .selectFrom('webhook_outbox')
            .select(['id', 'webhook'])
            .where('due_at', '<=', now)
            .orderBy('due_at')
            .limit(limit)
            .forUpdate()
            .skipLocked(),
        )
        .updateTable('webhook_outbox as box')
        .from(['due', 'webhook as hook'])
        .whereRef('box.id', '=', 'due.id')
        .whereRef('box.webhook', '=', 'due.webhook')
        .whereRef('hook.id', '=', 'box.webhook')
        .set({ due_at: now + LEASE })
        .returning([
          'box.id',
          'box.webhook',
          'box.event',
          'box.report',
          'box.state',
          'box.at',
          'box.attempts',
          'hook.url',
          'hook.secret_sealed',
        ])
        .execute()
      return rows.map(({ secret_sealed: sealed, ...row }) => ({
        ...row,
        secret: unseal(key, contextOf(row.webhook), new Uint8Array(sealed)),
      }))
    },

    note: ({ id, webhook }, delivery, after) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('webhook_delivery')
          .values({ ...delivery, webhook })
          .execute()
        if (after.next === 'retry') {
          await transaction
            .updateTable('webhook_outbox')
            .set({ attempts: sql<number>`attempts + 1`, due_at: after.dueAt })
            .where('id', '=', id)
            .where('webhook', '=', webhook)
            .execute()
          return
        }
        const ends = after.next === 'end-webhook'
        if (ends) await transaction.updateTable('webhook').set({ ended: true }).where('id', '=', webhook).execute()
        const told = transaction.deleteFrom('webhook_outbox').where('webhook', '=', webhook)
        await (ends ? told : told.where('id', '=', id)).execute()
      }),
  }
}

function contextOf(id: string): Uint8Array {
  return new TextEncoder().encode(`hefu webhook\n${id}`)
}
