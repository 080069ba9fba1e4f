import { DemoError } from '../error.ts'

/** The city's issuance as a wallet calls it (OpenID4VCI 1.0, sections 7, 8 and 11). */
export interface CityClient {
  /** The register, to be proven. */
  bundle(): Promise<Uint8Array>
  nonce(): Promise<string>
  credential(
    accessToken: string,
    configuration: string,
    proof: string,
  ): Promise<{ readonly credential: string; readonly notificationId: string }>
  /** Tells the city that the credential was accepted, with the showing that says so. */
  accepted(accessToken: string, notificationId: string, showing: string, nonce: string): Promise<void>
}

/** A client of the city at this address. Every call throws DemoError `city-refused` with what the city said. */
export function cityClient(cityUrl: string): CityClient {
  const call = async (path: string, accessToken: string | null, body?: unknown): Promise<Response> => {
    const response = await fetch(`${cityUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (response.ok) return response
    throw await refusalOf(path, response)
  }
  return {
    async bundle() {
      return new Uint8Array(await (await call('/bundle', null)).arrayBuffer())
    },
    async nonce() {
      const answer = await json<{ c_nonce: string }>(await call('/nonce', null, {}))
      return answer.c_nonce
    },
    async credential(accessToken, configuration, proof) {
      const body = { credential_configuration_id: configuration, proofs: { hefu_commitment: [proof] } }
      const answer = await json<{ credentials: readonly { credential: string }[]; notification_id: string }>(
        await call('/credential', accessToken, body),
      )
      const [first] = answer.credentials
      if (!first) throw new DemoError('city-refused', '/credential answered with no credential')
      return { credential: first.credential, notificationId: answer.notification_id }
    },
    async accepted(accessToken, notificationId, showing, nonce) {
      await call('/notification', accessToken, {
        notification_id: notificationId,
        event: 'credential_accepted',
        hefu_showing: showing,
        c_nonce: nonce,
      })
    },
  }
}

/** What a city said that did not do as asked. */
export async function refusalOf(path: string, response: Response): Promise<DemoError> {
  const text = await response.text()
  const message = `${path} answered ${response.status}: ${text.slice(0, 300)}`
  return new DemoError('city-refused', message, { answer: parsed(text) })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function json<Answer>(response: Response): Promise<Answer> {
  return (await response.json()) as Answer
}
