import type { CredentialTypeId, LocalText } from '@hefu/standard'
import { refusalOf } from './city-client.ts'

/** Of all that a city holds of who asks, what a story looks at. */
export interface Holdings {
  readonly earlyEnds: readonly { readonly type: string; readonly act: number }[]
  readonly cases: readonly { readonly id: string; readonly outcome: string | null; readonly answer: string | null }[]
  /** Who had to do with this person, newest first. */
  readonly accesses: readonly { readonly office: LocalText; readonly why: string; readonly case: string | null }[]
}

/** What a person asks of the city that keeps something of them. Every call throws DemoError `city-refused`. */
export interface RightsClient {
  holdings(): Promise<Holdings>
  /** Appeals against an early end. @returns the id of the case, and until when it is to be answered (Unix seconds) */
  appeal(type: CredentialTypeId, text: string): Promise<{ readonly id: string; readonly dueAt: number }>
}

/** A person's own requests at the city at this address. */
export function rightsClient(cityUrl: string, accessToken: string): RightsClient {
  const call = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${cityUrl}${path}`, {
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    if (response.ok) return (await response.json()) as Answer
    throw await refusalOf(path, response)
  }
  return {
    holdings: () => call('/holdings'),
    appeal: (type, text) => call('/cases', { kind: 'appeal', type, text, language: 'zh-CN' }),
  }
}
