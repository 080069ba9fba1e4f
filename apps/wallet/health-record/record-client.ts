import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import type { Clinic } from './clinics.ts'

/** With what a record is read, for an hour. */
export interface RecordToken {
  readonly token: string
  /** The id of the FHIR Patient at that clinic. */
  readonly patient: string
}

/** What a clinic gave of a record. */
export type FetchedRecord =
  | { readonly outcome: 'record'; readonly resources: readonly Readonly<Record<string, unknown>>[] }
  | { readonly outcome: 'too-large' }

/** A clinic, at its registered address. Every call throws AppError as {@link QuietNetwork.fetch}, or `service-down`. */
export interface RecordClient {
  /** A request to be read and consented to, `HQ1:...`. It is whoever's it proves to be. */
  request(): Promise<string>
  /** Answers it. @throws AppError `answer-refused` */
  answer(pass: string): Promise<RecordToken | 'no-record'>
  /** All that the clinic has of the holder. */
  everything(token: RecordToken): Promise<FetchedRecord>
}

/** Longest record that is taken, in UTF-16 code units of its JSON. */
export const MAX_RECORD = 1_000_000

const MAX_REQUEST = 2_000

/** A client of one clinic. It follows no address that an answer names. */
export function recordClient({ service, origin }: Clinic, network: QuietNetwork): RecordClient {
  const ask = async (url: string, init?: RequestInit): Promise<Response> => {
    // Nothing of it is to lie in the browser's own cache, unsealed.
    const response = await network.fetch(url, { ...init, cache: 'no-store', credentials: 'omit', redirect: 'error' })
    if (response.status >= 500 || response.status === 429) throw down(`answered ${response.status}`)
    return response
  }
  const post = (url: string, body: unknown): Promise<Response> =>
    ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  return {
    async request() {
      const { request } = await fieldsOf(await post(`${origin}/api/record/request`, {}))
      if (typeof request !== 'string' || request.length > MAX_REQUEST) throw down('gave no request')
      return request
    },
    async answer(pass) {
      const response = await post(service.answersAt ?? '', { pass })
      if (response.status === 404) return 'no-record'
      if (response.status !== 200) throw new AppError('answer-refused', `the clinic answered ${response.status}`)
      const { access_token: token, patient } = await fieldsOf(response)
      if (typeof token !== 'string' || !/^[\w-]{20,200}$/.test(token)) throw down('gave no token')
      if (typeof patient !== 'string' || !/^[A-Za-z0-9.-]{1,64}$/.test(patient)) throw down('named no patient')
      return { token, patient }
    },
    async everything({ token, patient }) {
      const headers = { authorization: `Bearer ${token}` }
      const response = await ask(`${origin}/fhir/Patient/${patient}/$everything`, { headers })
      if (!response.ok) throw down(`answered ${response.status}`)
      const text = await response.text()
      if (text.length > MAX_RECORD) return { outcome: 'too-large' }
      const { entry } = fieldsIn(parse(text))
      const entries: readonly unknown[] = Array.isArray(entry) ? entry : []
      return { outcome: 'record', resources: entries.map((each) => fieldsIn(fieldsIn(each).resource)) }
    },
  }
}

/** What a clinic says is a stranger's until it is looked at. */
export function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

async function fieldsOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  if (!response.ok) throw down(`answered ${response.status}`)
  return fieldsIn(parse(await response.text()))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('service-down', 'the clinic answered no JSON', { cause })
  }
}

function down(what: string): AppError {
  return new AppError('service-down', `the clinic ${what}`)
}
