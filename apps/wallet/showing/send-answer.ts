import { AppError, codeOf } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'

/**
 * Sends an answer to where its service has registered that it takes answers, and nowhere else.
 *
 * @throws AppError `answer-refused`, `service-down`, `offline` or `showing`
 */
export async function sendAnswer(answersAt: string, pass: string, network: QuietNetwork): Promise<void> {
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
  if (response.ok) return
  const down = response.status >= 500 || response.status === 429
  throw new AppError(down ? 'service-down' : 'answer-refused', `${answersAt} answered ${response.status}`)
}
