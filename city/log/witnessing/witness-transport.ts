/** What a witness answered. */
export interface WitnessAnswer {
  readonly status: number
  /** At most {@link MAX_ANSWER_BYTES} of it. */
  readonly text: string
}

/**
 * Asks a witness.
 *
 * @param url of its `add-checkpoint`
 * @throws Error when there is no answer before the signal is aborted
 */
export type WitnessTransport = (url: string, body: string, signal: AbortSignal) => Promise<WitnessAnswer>

/** Longest answer that is read: a few signature lines. */
const MAX_ANSWER_BYTES = 16_384

/** Asks over HTTP. A witness that redirects is not followed: its address is configured. */
export const httpWitnessTransport: WitnessTransport = async (url, body, signal) => {
  const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' })
  return { status: response.status, text: await readText(response) }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > MAX_ANSWER_BYTES) throw new Error('the answer is too long')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
