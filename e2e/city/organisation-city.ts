import { grantFirstMandate, type RunningDemo } from '@hefu/demo'

/** Two officers let somebody act for an organisation: the code for it. */
export function grantTo(demo: RunningDemo, organisation: string, organisationName: string): Promise<string> {
  return grantFirstMandate(demo, { organisation, organisationName, powers: ['represent', 'inspect-open'] })
}

/** What the page of organisations asks of whoever signs in there. */
export async function pageRequest({ cityUrl }: RunningDemo): Promise<string> {
  const response = await fetch(`${cityUrl}/organisation/session/request`, {
    method: 'POST',
    headers: { origin: cityUrl, 'content-type': 'application/json' },
    body: '{}',
  })
  return ((await response.json()) as { readonly request: string }).request
}
