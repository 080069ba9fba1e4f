import type { MandatePower, TrustBundle } from '@hefu/standard'
import { answerRequest, type HeldCredential, readRequest } from '@hefu/wallet'
import { DemoError } from '../error.ts'
import { systemRandom } from '../system-random.ts'
import { refusalOf } from '../wallet/city-client.ts'

/** What an organisation lets somebody do. */
export interface MandateTerms {
  readonly powers: readonly MandatePower[]
  readonly cap: string | null
  /** `YYYY-MM-DD`. */
  readonly validUntil: string | null
}

/** A mandate as its organisation sees it: what, and never whose. */
export interface MandateSeen extends MandateTerms {
  readonly id: string
  readonly redeemed: boolean
  readonly endedOn: string | null
}

/** What an organisation is told of an inspection whose code it was shown. */
export interface InspectionSeen {
  readonly legalBasis: { readonly 'zh-CN': string; readonly en: string }
  readonly officers: readonly string[]
  readonly rating: number | null
}

/** An organisation's own page, signed in. Every call throws DemoError `city-refused`. */
export interface OrganisationPage {
  /** @returns the code to hand to the person, `HG1:...` */
  grant(terms: MandateTerms): Promise<{ readonly id: string; readonly code: string }>
  mandates(): Promise<readonly MandateSeen[]>
  end(id: string): Promise<void>
  /** What was registered of an inspection. */
  shown(code: string): Promise<InspectionSeen>
  rate(code: string, rating: number, comment: string): Promise<InspectionSeen>
}

/**
 * Signs in for an organisation with nothing but a mandate: the page asks, the wallet answers.
 *
 * @throws DemoError `city-refused` or `sign-in-failed`
 */
export async function openOrganisationPage(options: {
  readonly cityUrl: string
  readonly bundle: TrustBundle
  readonly mandate: HeldCredential
  /** Unix seconds. */
  readonly now: number
}): Promise<OrganisationPage> {
  const { cityUrl, bundle, mandate, now } = options
  const send = async (path: string, cookie: string, body?: object): Promise<Response> => {
    const response = await fetch(`${cityUrl}/organisation${path}`, {
      headers: { origin: cityUrl, cookie, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    if (response.ok) return response
    throw await refusalOf(path, response)
  }
  const asking = await send('/session/request', '', {})
  const { request } = (await asking.json()) as { readonly request: string }
  const asked = await readRequest(request, bundle, now)
  if (asked.outcome !== 'asks') throw new DemoError('sign-in-failed', `the wallet refuses: ${asked.reason}`)
  const answer = answerRequest({ asked, credentials: [mandate], bundle, now }, systemRandom)
  if (answer.outcome !== 'pass') throw new DemoError('sign-in-failed', 'the wallet has no mandate to answer with')
  const opened = await send('/session', cookieOf(asking), { pass: answer.text })
  await opened.arrayBuffer()
  const cookie = cookieOf(opened)
  const ask = async <Answer>(path: string, body?: object): Promise<Answer> =>
    (await send(path, cookie, body)).json() as Promise<Answer>
  return {
    grant: (terms) => ask('/mandates', terms),
    mandates: async () => (await ask<{ readonly mandates: readonly MandateSeen[] }>('/mandates')).mandates,
    async end(id) {
      await send(`/mandates/${id}/end`, cookie, {})
    },
    shown: (code) => ask('/inspections/shown', { code }),
    rate: (code, rating, comment) => ask('/inspections/rating', { code, rating, comment }),
  }
}

/** What a browser would send back. */
function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .filter((cookie) => !cookie?.endsWith('='))
    .join('; ')
}
