import { anything, type CityApi } from '@hefu/app-browser/city-api'
import { type Delivery, deliveries, type NewWebhook, newWebhook, type Webhook, webhooks } from './webhook.ts'

/** The webhooks of a custodian. @throws ProblemError `other-custodian` */
export async function listWebhooks(api: CityApi, custodian: string): Promise<readonly Webhook[]> {
  return (await api.get(pathOf(custodian), webhooks)).webhooks
}

/** Adds one; its secret is told this once. @throws ProblemError `address-refused`, `too-many` */
export function addWebhook(api: CityApi, custodian: string, url: string): Promise<NewWebhook> {
  return api.send('POST', pathOf(custodian), { url }, newWebhook)
}

/** Ends one: nothing more is sent to it. @throws ProblemError `unknown-webhook` */
export async function endWebhook(api: CityApi, custodian: string, id: string): Promise<void> {
  await api.send('DELETE', pathOf(custodian, `/${encodeURIComponent(id)}`), null, anything)
}

/** How calls went in the last 14 days, the newest first. */
export async function listDeliveries(api: CityApi, custodian: string, id: string): Promise<readonly Delivery[]> {
  return (await api.get(pathOf(custodian, `/${encodeURIComponent(id)}/deliveries`), deliveries)).deliveries
}

function pathOf(custodian: string, below = ''): string {
  return `/officers/webhooks${below}?${new URLSearchParams({ custodian })}`
}
