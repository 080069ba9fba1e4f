import { anything, type CityApi, record, text } from '@hefu/app-browser/city-api'
import {
  type GrantedMandate,
  grantedMandates,
  type MandateOrder,
  type MandateTerms,
  mandateOrder,
  mandateOrders,
} from './mandate.ts'

/** First mandates that wait for a second officer, the oldest first. */
export async function listOrders(api: CityApi): Promise<readonly MandateOrder[]> {
  return (await api.get('/officers/mandates', mandateOrders)).orders
}

/** Proposes the first mandate of an organisation. @throws ProblemError `wrong-terms` */
export function proposeMandate(api: CityApi, terms: MandateTerms): Promise<MandateOrder> {
  return api.send('POST', '/officers/mandates', terms, mandateOrder)
}

/** Approves one. @returns the grant code, which is told this once @throws ProblemError `self-approval`, `unknown-order`, `wrong-terms` */
export async function approveMandate(api: CityApi, id: string): Promise<string> {
  const answer = await api.send('POST', `/officers/mandates/${id}/approval`, null, record({ id: text, code: text }))
  return answer.code
}

/** Declines one, or takes one's own back. @throws ProblemError `unknown-order` */
export async function declineMandate(api: CityApi, id: string): Promise<void> {
  await api.send('POST', `/officers/mandates/${id}/decline`, null, anything)
}

/** Mandates to represent an organisation, the latest first. */
export async function listMandates(api: CityApi, organisation: string): Promise<readonly GrantedMandate[]> {
  const path = `/officers/mandates/of/${encodeURIComponent(organisation)}`
  return (await api.get(path, grantedMandates)).mandates
}

/** Ends a mandate whose code nobody has redeemed. @throws ProblemError `redeemed`, `unknown-grant` */
export async function endMandate(api: CityApi, organisation: string, id: string): Promise<void> {
  await api.send('POST', `/officers/mandates/of/${encodeURIComponent(organisation)}/${id}/end`, null, anything)
}
