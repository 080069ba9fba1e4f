import { getJson, postJson } from './post-json.ts'

/** What is bought at the transit company. */
export interface TicketOrder {
  readonly product: 'ride' | 'month'
  readonly fare: 'zone-1' | 'zone-2' | 'zone-3'
  readonly class: 'full' | 'reduced'
  readonly count?: 1 | 10
  /** `YYYY-MM`, of a month pass. */
  readonly month?: string
}

/**
 * Buys as the page does.
 *
 * @param url of the transit service
 * @returns the offers' codes; none where the payment was not taken
 */
export async function buyTickets(url: string, order: TicketOrder): Promise<readonly string[]> {
  const { receipt } = await postJson<{ readonly receipt: string }>(`${url}/api/purchases`, order)
  const { offers } = await getJson<{ readonly offers: readonly { readonly code: string }[] }>(
    `${url}/api/purchases/${receipt}`,
  )
  return offers.map(({ code }) => code)
}
