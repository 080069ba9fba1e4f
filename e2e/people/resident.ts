import { type RunningDemo, signIn } from '@hefu/demo'

/** What the city holds about a person, as far as these tests look at it. */
export interface Holdings {
  readonly earlyEnds: readonly { readonly type: string; readonly reason: string }[]
  readonly cases: readonly {
    readonly id: string
    readonly status: string
    readonly outcome: string | null
    readonly answer: string | null
  }[]
  readonly accesses: readonly { readonly officer: string; readonly why: string }[]
}

/** A resident who writes to the city, as their wallet does for them. */
export interface Resident {
  /** What the identity provider calls them. */
  readonly subject: string
  /** Opens a case; its id. */
  writes(kind: 'appeal' | 'data-request', type: string, text: string): Promise<string>
  holdings(): Promise<Holdings>
}

/** Signs a resident of the demo in. @param subject such as `resident-001` */
export async function residentOf(demo: RunningDemo, subject: string): Promise<Resident> {
  const { accessToken } = await signIn(demo, subject)
  const ask = async <Answer>(path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${demo.cityUrl}${path}`, {
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
  return {
    subject,
    writes: async (kind, type, text) => (await ask<{ id: string }>('/cases', { kind, type, text, language: 'en' })).id,
    holdings: () => ask<Holdings>('/holdings'),
  }
}
