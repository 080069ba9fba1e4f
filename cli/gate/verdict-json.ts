import type { RefusalReason, Verdict } from '@hefu/gate'
import type { AttributeValue, CredentialType, Service } from '@hefu/standard'

/** What a gate tells the device that it serves, and so all that the service's own store can ever hold of a showing. */
export type VerdictJson =
  | {
      readonly verdict: 'admitted'
      /** Disclosed values by attribute name. */
      readonly disclosed: Readonly<Record<string, AttributeValue>>
      /** Only where {@link mayRecognise}. */
      readonly pseudonym?: Uint8Array
    }
  | { readonly verdict: 'refused'; readonly reason: RefusalReason }

/**
 * Whether a service may learn the pseudonym: its registered scope outlasts the visit, the same holder may come again within it,
 * and it has registered to keep something. Elsewhere the gate itself has used the pseudonym up, and printing it
 * would only make a trail.
 */
function mayRecognise(service: Service): boolean {
  return service.scope !== 'visit' && service.admission === 'any' && service.retentionDays > 0
}

/** A verdict as the device may have it: without the slot, since it knows the time, and of a refusal nothing but the reason. */
export function verdictJson(verdict: Verdict, service: Service, type: CredentialType): VerdictJson {
  if (verdict.verdict === 'refused') return { verdict: 'refused', reason: verdict.reason }
  const disclosed = Object.fromEntries(
    Array.from(verdict.disclosed, ([index, value]) => [type.attributes[index]?.name ?? String(index), value]),
  )
  return { verdict: 'admitted', disclosed, ...(mayRecognise(service) && { pseudonym: verdict.pseudonym }) }
}
