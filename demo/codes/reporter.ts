import { createHash, randomBytes } from 'node:crypto'
import type { LocalText } from '@hefu/standard'
import { refusalOf } from '../wallet/city-client.ts'

/** What somebody reports: of a thing, or of a place. */
export interface SaidFault {
  readonly category: string
  readonly thing?: string
  readonly place?: { readonly latitude: number; readonly longitude: number }
  readonly words: string
}

/** A report that was sent, with the secret that its reporter keeps: base64url of 16 random bytes. */
export interface SentReport {
  readonly id: string
  readonly secret: string
}

/** A report as its reporter sees it, as far as a story looks. */
export interface FollowedReport {
  readonly state: string
  readonly words: string
  readonly events: readonly {
    readonly state: string
    readonly note: string | null
    readonly office: LocalText | null
  }[]
  readonly photos: readonly unknown[]
}

/** Somebody who reports faults without saying who they are. Every call throws DemoError `city-refused`. */
export interface Reporter {
  /** Sends a report over Open311 (GeoReport v2). The city gets the hash of a secret that is made here. */
  report(said: SaidFault): Promise<SentReport>
  follow(report: SentReport): Promise<FollowedReport>
  withdraw(report: SentReport): Promise<void>
}

/** A reporter at the city at this address. */
export function reporterAt(cityUrl: string): Reporter {
  const post = async (path: string, body: URLSearchParams | string): Promise<Response> => {
    const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
    const response = await fetch(`${cityUrl}${path}`, { method: 'POST', headers, body })
    if (response.ok) return response
    throw await refusalOf(path, response)
  }
  const withSecret = ({ secret }: SentReport): string => JSON.stringify({ secret })
  return {
    async report({ category, thing, place, words }) {
      const secret = randomBytes(16)
      const form = new URLSearchParams({
        service_code: category,
        description: words,
        follow_hash: createHash('sha256').update(secret).digest('base64url'),
        ...(thing !== undefined && { 'attribute[thing]': thing }),
        ...(place && { lat: String(place.latitude), long: String(place.longitude) }),
      })
      const answer = (await (await post('/open311/v2/requests.json', form)).json()) as readonly {
        readonly service_request_id: string
      }[]
      return { id: answer[0]?.service_request_id ?? '', secret: secret.toString('base64url') }
    },
    async follow(report) {
      return (await (await post(`/reports/${report.id}/following`, withSecret(report))).json()) as FollowedReport
    },
    async withdraw(report) {
      await post(`/reports/${report.id}/withdrawal`, withSecret(report))
    },
  }
}
