import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'
import { sql, type Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { Report } from '../report.ts'

/** What custodians are told of. */
export type WebhookEvent = 'report.created' | 'report.updated'

/** The id of a message, the same at each attempt: by it a receiver knows what it has had. */
export function newMessageId(random: RandomSource): string {
  return `msg_${toBase64url(random(16))}`
}

/** Puts what happened into the outbox of its custodian's webhooks, in the transaction in which it happens. */
export async function enqueue(
  transaction: Transaction<Database>,
  { id, custodian, state }: Pick<Report, 'id' | 'custodian' | 'state'>,
  { event, message, at }: { readonly event: WebhookEvent; readonly message: string; readonly at: number },
): Promise<void> {
  await transaction
    .insertInto('webhook_outbox')
    .columns(['id', 'webhook', 'event', 'report', 'state', 'at', 'attempts', 'due_at'])
    .expression((by) =>
      by
        .selectFrom('webhook')
        .where('custodian', '=', custodian)
        .where('ended', '=', false)
        .select((of) => [
          sql<string>`${message}::text`.as('id'),
          of.ref('webhook.id').as('webhook'),
          sql<WebhookEvent>`${event}::text`.as('event'),
          sql<string>`${id}::text`.as('report'),
          sql<Report['state']>`${state}::text`.as('state'),
          sql<number>`${at}::bigint`.as('at'),
          sql<number>`0`.as('attempts'),
          sql<number>`${at}::bigint`.as('due_at'),
        ]),
    )
    .execute()
}
