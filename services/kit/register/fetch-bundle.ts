import { ServiceError } from '../error.ts'

const MAX_BUNDLE_BYTES = 8_000_000
const FETCH_LIMIT_MS = 15_000

/**
 * Fetches the acts of a city's register from an index on, with the signed head.
 *
 * @throws ServiceError `register-unreachable`
 */
export async function fetchBundle(fetchFrom: typeof fetch, cityUrl: string, start: number): Promise<Uint8Array> {
  const url = `${cityUrl}/bundle?start=${start}`
  const response = await fetchFrom(url, { signal: AbortSignal.timeout(FETCH_LIMIT_MS) }).catch((cause: unknown) => {
    throw new ServiceError('register-unreachable', `${url} does not answer`, { cause })
  })
  if (!response.ok) throw new ServiceError('register-unreachable', `${url} answers ${response.status}`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BUNDLE_BYTES) throw new ServiceError('register-unreachable', `${url} answers with too much`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
