import { list, number, oneOf, orNull, record, type Shape, text, truth } from '@hefu/app-browser/city-api'

/** Where a custodian is told of its reports. */
export interface Webhook {
  readonly id: string
  readonly url: string
  /** Whether nothing more is sent to it. */
  readonly ended: boolean
}
const webhook = { id: text, url: text, ended: truth } as const

/** One that was just added; its secret is told this once. */
export interface NewWebhook extends Webhook {
  readonly secret: string
}
export const newWebhook: Shape<NewWebhook> = record({ ...webhook, secret: text })
export const webhooks: Shape<{ readonly webhooks: readonly Webhook[] }> = record({ webhooks: list(record(webhook)) })

/** How a call went; `status` is what the receiver answered, where it did. */
export interface Delivery {
  readonly message: string
  readonly attempt: number
  readonly outcome: 'delivered' | 'failed' | 'given-up' | 'ended'
  readonly status: number | null
  /** Unix seconds. */
  readonly at: number
}
export const deliveries: Shape<{ readonly deliveries: readonly Delivery[] }> = record({
  deliveries: list(
    record({
      message: text,
      attempt: number,
      outcome: oneOf(['delivered', 'failed', 'given-up', 'ended']),
      status: orNull(number),
      at: number,
    }),
  ),
})
