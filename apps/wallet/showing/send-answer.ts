import { AppError, codeOf } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'

/**
 * Sends an answer to where its service has registered that it takes answers, and nowhere else.
 *
 * @returns where its holder goes on, at the same origin; null where there is no more to do
 * @throws AppError `answer-refused`, `service-down`, `offline` or `showing`
 */
export async function sendAnswer(answersAt: string, pass: string, network: QuietNetwork): Promise<string | null> {
  let response: Response
  try {
    response = await network.fetch(answersAt, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pass }),
      // Whatever answers elsewhere was not registered.
      redirect: 'error',
    })
  } catch (cause) {
    if (codeOf(cause) !== 'city-down') throw cause
    throw new AppError('service-down', `${answersAt} did not answer`, { cause })
  }
  if (response.ok) return nextOf(await response.json().catch(() => null), answersAt)
  const down = response.status >= 500 || response.status === 429
  throw new AppError(down ? 'service-down' : 'answer-refused', `${answersAt} answered ${response.status}`)
}

/** An address that leads anywhere else than to who was answered is passed over. */
function nextOf(answer: unknown, answersAt: string): string | null {
  const { next } = (answer ?? {}) as { readonly next?: unknown }
  const url = typeof next === 'string' ? URL.parse(next) : null
  return url && url.origin === new URL(answersAt).origin ? url.href : null
}
