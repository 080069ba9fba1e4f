import type { HeldCredential } from '@hefu/wallet'
import type { Pocket } from '../wallet/pocket.ts'
import { answeredAsk } from './answered-ask.ts'
import { getJson, postJson } from './post-json.ts'

/** What became of a payment: `asked` where the provider did not say. */
export interface PaidStay {
  readonly outcome: 'paid' | 'asked' | 'refused' | 'free' | 'amount-changed'
  /** In fen. */
  readonly fee: number
}

/**
 * Pays for a stay as the pay page does: it asks for the ticket, the wallet answers, what is due is paid.
 *
 * @param url of the parking service
 */
export async function payStay(url: string, pocket: Pocket, ticket: HeldCredential): Promise<PaidStay> {
  const ask = await postJson<{ readonly id: string; readonly request: string }>(`${url}/api/asks`, {})
  const id = await answeredAsk(await pocket.send(ask.request, [ticket]), ask.id)
  const { quote } = await getJson<{ readonly quote: { readonly due: number; readonly fee: number } }>(
    `${url}/api/asks/${id}`,
  )
  const { outcome } = await postJson<Pick<PaidStay, 'outcome'>>(`${url}/api/asks/${id}/payment`, {
    amount: quote.due,
  })
  return { outcome, fee: quote.fee }
}
