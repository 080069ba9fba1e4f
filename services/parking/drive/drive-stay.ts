import type { BarrierAnswer } from '../barrier/barrier-answer.ts'
import type { RunningBarrier } from '../barrier/start-barrier.ts'
import type { Paying } from '../stay/pay.ts'
import type { Quote } from '../stay/quote.ts'

/** Asks the service; a path, as `fetch` is given an address. */
export type AskService = (path: string, init?: RequestInit) => Response | Promise<Response>

/**
 * Drives in: presses the button, lets a wallet take the ticket, and waits for the barrier to see it.
 *
 * @param take fetches the offer `HO1:...` into a wallet
 * @returns what the barrier says: it stays closed where it gives no ticket
 */
export async function driveIn(
  entry: Pick<RunningBarrier, 'press' | 'lookTaken'>,
  take: (code: string) => Promise<unknown>,
): Promise<BarrierAnswer> {
  const shown = entry.press()
  if (!('ticket' in shown)) return shown
  await take(shown.ticket.code)
  return entry.lookTaken()
}

/**
 * Shows a ticket at a pay page.
 *
 * @param answer a wallet's answer to the request `HQ1:...`, an `HF1:...`
 * @returns by what it is paid, and what it costs
 * @throws Error where the service does not take the answer
 */
export async function showTicket(
  ask: AskService,
  answer: (request: string) => Promise<string>,
): Promise<{ readonly id: string; readonly quote: Quote }> {
  const made = (await (await send(ask, '/api/asks', {})).json()) as { readonly request: string }
  const taken = await send(ask, '/api/answers', { pass: await answer(made.request) })
  if (taken.status !== 200) throw new Error(`the answer was not taken: ${await taken.text()}`)
  // Whoever answered goes on by an address of their own, which the page that asked is not told.
  const { next } = (await taken.json()) as { readonly next: string }
  const id = new URL(next).pathname.split('/').at(-1) ?? ''
  const { quote } = (await (await ask(`/api/asks/${id}`)).json()) as { readonly quote: Quote }
  return { id, quote }
}

/** Pays what is due for a ticket that was shown. @param amount in fen, as the quote says */
export async function payTicket(ask: AskService, id: string, amount: number): Promise<Paying> {
  return (await (await send(ask, `/api/asks/${id}/payment`, { amount })).json()) as Paying
}

function send(ask: AskService, path: string, body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  return Promise.resolve(ask(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}
