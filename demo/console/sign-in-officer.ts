import { CONSOLE_CLIENT_ID, CONSOLE_SCOPE } from '../identity-provider/provider-clients.ts'
import { runCodeFlow } from '../sign-in/code-flow.ts'

/** Where the console signs in. */
export interface OfficerSignInAt {
  readonly identityProviderUrl: string
  readonly consoleUrl: string
  readonly cityUrl: string
}

/**
 * Signs an officer in to the console, with their account alone.
 *
 * @param officer the register's id, such as `data-office.1`
 * @returns an access token: half of what the city asks for before it opens a session
 * @throws DemoError `sign-in-failed`
 */
export async function signInOfficer(at: OfficerSignInAt, officer: string): Promise<string> {
  const { consoleUrl, identityProviderUrl, cityUrl } = at
  const tokens = await runCodeFlow({
    identityProviderUrl,
    cityUrl,
    client: { client_id: CONSOLE_CLIENT_ID },
    scope: CONSOLE_SCOPE,
    appUrl: consoleUrl,
    kind: 'officer',
    account: officer,
  })
  return tokens.access_token
}
