import type { Fetcher } from '../net/fetcher.ts'
import { ProblemError } from './error.ts'
import { orNull, record, type Shape, text } from './shape.ts'

/** The city's HTTP interface as apps call it, with the session of who is signed in. */
export interface CityApi {
  /** @throws BrowserError `offline`, `city-down`; ProblemError with the city's code, or `unreadable-answer` */
  get<Answer>(path: string, shape: Shape<Answer>): Promise<Answer>
  /** As {@link CityApi.get}, also of what there was and is no more (410): what is known of it is the answer. */
  getPast<Answer>(path: string, shape: Shape<Answer>): Promise<Answer>
  /** A photo. @throws as {@link CityApi.get} */
  picture(path: string): Promise<Blob>
  /** Sends JSON. @throws as {@link CityApi.get} */
  send<Answer>(method: 'POST' | 'DELETE', path: string, body: object | null, shape: Shape<Answer>): Promise<Answer>
}

const Problem = orNull(record({ code: text }))

/**
 * The interface at an address. `onSignedOut` is called when the city says that the session is over, before the error is thrown.
 *
 * @param fetcher one that sends the city's cookie
 */
export function cityApi(cityUrl: string, fetcher: Fetcher, onSignedOut: () => void = () => {}): CityApi {
  async function answered(path: string, init: RequestInit, good: readonly number[] = []): Promise<Response> {
    const response = await fetcher(`${cityUrl}${path}`, { cache: 'no-store', ...init })
    if (response.ok || good.includes(response.status)) return response
    const code = codeIn(await bodyOf(response)) ?? 'city-down'
    if (code === 'not-signed-in') onSignedOut()
    throw new ProblemError(code, `${path} answered ${response.status}`, { status: response.status })
  }
  async function call<Answer>(path: string, init: RequestInit, shape: Shape<Answer>): Promise<Answer> {
    return shape(await bodyOf(await answered(path, init)))
  }
  return {
    get: (path, shape) => call(path, {}, shape),
    getPast: async (path, shape) => shape(await bodyOf(await answered(path, {}, [410]))),
    picture: async (path) => (await answered(path, {})).blob(),
    // JSON even where there is nothing to say: the city takes no form of another site for an officer's.
    send: (method, path, body, shape) =>
      call(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) }, shape),
  }
}

function bodyOf(response: Response): Promise<unknown> {
  return response.json().catch(() => null)
}

function codeIn(body: unknown): string | null {
  try {
    return Problem(body)?.code ?? null
  } catch {
    return null
  }
}
