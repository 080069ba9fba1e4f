import { toBase64url } from '@hefu/bytes'
import { AppError } from '../error.ts'
import type { QuietNetwork } from '../net/quiet-network.ts'
import {
  type FaultCategory,
  type FollowedReport,
  readCategories,
  readFollowed,
  readKind,
  readReason,
  readSimilar,
  readTaken,
  type SimilarReport,
} from './read-answers.ts'

/** What somebody reports. Nothing of it says who they are. */
export interface ReportDraft {
  readonly thing: string
  readonly category: string
  readonly words: string
  /** JPEG, drawn anew. */
  readonly photos: readonly Blob[]
  /** 16 random bytes; the city is told their hash. */
  readonly secret: Uint8Array
  /** A pass of the service that the city asked for. */
  readonly pass: string | null
}

/** What became of a report that was sent. */
export type Submitted =
  | { readonly outcome: 'taken'; readonly id: string }
  /** Many come in: a pass of this service is asked for. */
  | { readonly outcome: 'needs-pass'; readonly service: string }
  /** As the city names its rules. */
  | { readonly outcome: 'refused'; readonly reason: string }

/** What can be reported of a thing. */
export type Reportable =
  | { readonly outcome: 'known'; readonly categories: readonly FaultCategory[] }
  | { readonly outcome: 'unknown' | 'retired' }

/** Which of the holder's reports is meant, and what proves that it is theirs. */
export interface ReportSecret {
  readonly id: string
  readonly secret: Uint8Array
}

/** The city's desk for reports. Every call throws AppError as {@link QuietNetwork.fetch}, `city-busy`, or `city-down`. */
export interface ReportClient {
  reportable(thing: string): Promise<Reportable>
  similar(of: Pick<ReportDraft, 'thing' | 'category'>): Promise<readonly SimilarReport[]>
  submit(draft: ReportDraft): Promise<Submitted>
  /** Null where the city keeps it no longer. */
  follow(report: ReportSecret): Promise<FollowedReport | null>
  withdraw(report: ReportSecret): Promise<'withdrawn' | 'ended' | 'gone'>
  /** A photo that all see; null for what is none any more. */
  photo(id: string): Promise<Blob | null>
}

/** A client of the city's reports. It asks nobody else, whatever a label says. */
export function reportClient(cityUrl: string, network: QuietNetwork): ReportClient {
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    // Nothing of it is to lie in the browser's own cache, unsealed.
    const response = await network.fetch(`${cityUrl}${path}`, { ...init, cache: 'no-store' })
    if (response.status === 429 && !path.startsWith('/open311/')) throw new AppError('city-busy', `${path}: too many`)
    if (response.status >= 500 && response.status !== 503) throw new AppError('city-down', `${path}: a fault`)
    return response
  }
  const post = (path: string, body: unknown): Promise<Response> =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const proof = ({ secret }: ReportSecret): object => ({ secret: toBase64url(secret) })

  return {
    async reportable(thing) {
      const response = await ask(`/t/${thing}?as=json`)
      if (response.status === 404) return { outcome: 'unknown' }
      if (response.status === 410) return { outcome: 'retired' }
      const kind = readKind(await jsonOf(response))
      const categories = readCategories(await jsonOf(await ask('/reports/categories')))
      return { outcome: 'known', categories: categories.filter((each) => each.kind === kind) }
    },
    async similar({ thing, category }) {
      const response = await post('/reports/similar', { thing, category })
      // What is wrong with it is said when it is sent.
      return response.status === 400 ? [] : readSimilar(await jsonOf(response))
    },
    async submit({ thing, category, words, photos, secret, pass }) {
      const form = new FormData()
      form.set('service_code', category)
      form.set('attribute[thing]', thing)
      form.set('description', words)
      form.set('follow_hash', await hashOf(secret))
      if (pass !== null) form.set('pass', pass)
      for (const photo of photos) form.append('media', photo, 'photo.jpg')
      const response = await ask('/open311/v2/requests.json', { method: 'POST', body: form })
      if (response.ok) return { outcome: 'taken', id: readTaken(await jsonOf(response)) }
      const { reason = 'other', service } = readReason(await response.json().catch(() => null))
      return reason === 'needs-pass' && service !== undefined
        ? { outcome: 'needs-pass', service }
        : { outcome: 'refused', reason }
    },
    async follow(report) {
      const response = await post(`/reports/${report.id}/following`, proof(report))
      return response.status === 404 ? null : readFollowed(await jsonOf(response))
    },
    async withdraw(report) {
      const { ok, status } = await post(`/reports/${report.id}/withdrawal`, proof(report))
      if (ok) return 'withdrawn'
      if (status === 404) return 'gone'
      if (status === 409) return 'ended'
      throw new AppError('city-down', `the withdrawal answered ${status}`)
    },
    async photo(id) {
      const response = await ask(`/reports/photos/${id}.jpg`)
      return response.ok ? response.blob() : null
    },
  }
}

/** What the city is told of a secret: base64url of its SHA-256. */
async function hashOf(secret: Uint8Array): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(secret))))
}

async function jsonOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new AppError('city-down', `the city answered ${response.status}`)
  return response.json().catch((cause) => {
    throw new AppError('city-down', 'the city answered no JSON', { cause })
  })
}
