import type { Clock } from '@hefu/standard'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import type { PostOnce, PostOutcome } from './post-once.ts'
import type { AfterAttempt, Delivery, DueMessage, WebhookStore } from './webhook-store.ts'

/** Seconds between an attempt and the next; after the last of them a message is given up: about three days in all. */
const BACKOFF = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
/** Messages that are taken at once. */
const BATCH = 20
/** The receiver wants to hear no more (Standard Webhooks, "Deliverability and reliability"). */
const GONE = 410

/**
 * Delivers what is due, some calls at a time, until nothing is due any more.
 *
 * @returns how many calls were made
 */
export async function deliverDue(ports: {
  readonly store: WebhookStore
  readonly post: PostOnce
  readonly clock: Clock
}): Promise<number> {
  const { store, post, clock } = ports
  for (let calls = 0; ; ) {
    const due = await store.takeDue(Math.floor(clock()), BATCH)
    if (due.length === 0) return calls
    await Promise.all(
      due.map(async (message) => {
        const now = Math.floor(clock())
        const outcome = await post(message.url, ...signed(message, now))
        const { delivery, after } = judge(message, outcome, now)
        await store.note(message, delivery, after)
      }),
    )
    calls += due.length
  }
}

/** The body is the same at each attempt; the moment of the attempt is signed with it, so that a recorded call is not good for long. */
function signed(message: DueMessage, now: number): [headers: Readonly<Record<string, string>>, body: string] {
  const { id, event, at, report, state, secret } = message
  const body = JSON.stringify({
    type: event,
    timestamp: new Date(at * 1000).toISOString(),
    data: { report, state },
  })
  const signature = new StandardWebhook(secret, { format: 'raw' }).sign(id, new Date(now * 1000), body)
  return [
    {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      'User-Agent': 'hefu',
      'webhook-id': id,
      'webhook-timestamp': String(now),
      'webhook-signature': signature,
    },
    body,
  ]
}

function judge(
  { id, attempts }: DueMessage,
  outcome: PostOutcome,
  now: number,
): { readonly delivery: Delivery; readonly after: AfterAttempt } {
  const { status } = outcome
  const reason = 'reason' in outcome ? outcome.reason : null
  const wait = BACKOFF[attempts]
  const delivery = { message: id, attempt: attempts + 1, status, reason, at: now }
  if (status !== null && status >= 200 && status < 300) {
    return { delivery: { ...delivery, outcome: 'delivered' }, after: { next: 'done' } }
  }
  if (status === GONE) return { delivery: { ...delivery, outcome: 'ended' }, after: { next: 'end-webhook' } }
  if (wait === undefined) return { delivery: { ...delivery, outcome: 'given-up' }, after: { next: 'done' } }
  return { delivery: { ...delivery, outcome: 'failed' }, after: { next: 'retry', dueAt: now + wait } }
}
