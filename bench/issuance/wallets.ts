import type { Agent } from 'node:http'
import { request } from 'node:http'
import { loadCurve, type RandomSource } from '@hefu/bbs'
import { type Epoch, PERSON_ENTRY, type TrustBundle } from '@hefu/standard'
import { beginIssuance, type PendingIssuance, proveForIssuance, receiveCredential } from '@hefu/wallet'

/** A wallet that is about to be issued a credential: signed in, its commitment made. */
export interface ReadyWallet {
  readonly accessToken: string
  readonly pending: PendingIssuance
}

const random: RandomSource = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Makes wallets ready, so that what a wallet computes is not in the measurement. */
export async function readyWallets(
  count: number,
  epoch: Epoch,
  accessToken: (subject: string) => string,
): Promise<ReadyWallet[]> {
  await loadCurve()
  return Array.from({ length: count }, (_, i) => ({
    accessToken: accessToken(`bench-${i}`),
    pending: beginIssuance({ type: PERSON_ENTRY.id, epoch }, random),
  }))
}

/**
 * The two requests of an issuance: a nonce, then the credential with the proof over it.
 *
 * @returns the credential as it was sent, and the id to accept it by
 * @throws Error with what the city said when it refuses
 */
export async function fetchCredential(cityUrl: string, agent: Agent, wallet: ReadyWallet): Promise<Fetched> {
  const { pending, accessToken } = wallet
  const { c_nonce: nonce } = await post<{ c_nonce: string }>(agent, `${cityUrl}/nonce`, {})
  const proof = proveForIssuance({ pending, nonce, present: null }, random)
  const body = { credential_configuration_id: pending.type, proofs: { hefu_commitment: [proof] } }
  return requestCredential(cityUrl, agent, body, accessToken)
}

/** What a city answers to a credential request. */
export interface Fetched {
  readonly credential: string
  readonly notificationId: string
}

/** Sends a credential request that is made already. @throws Error with what the city said when it refuses */
export async function requestCredential(
  cityUrl: string,
  agent: Agent,
  body: { readonly credential_configuration_id: string; readonly proofs: object },
  accessToken: string,
): Promise<Fetched> {
  const answer = await post<{ credentials: { credential: string }[]; notification_id: string }>(
    agent,
    `${cityUrl}/credential`,
    body,
    accessToken,
  )
  const [first] = answer.credentials
  if (!first) throw new Error('the city answered with no credential')
  return { credential: first.credential, notificationId: answer.notification_id }
}

/** Receives a credential as a wallet does. @throws WalletError when it is not what was asked for */
export function checkCredential(text: string, { pending }: ReadyWallet, bundle: TrustBundle): void {
  receiveCredential({ text, pending, bundle, present: null })
}

/** Posts JSON. @throws Error with what the city said when it refuses */
export function post<Answer>(agent: Agent, url: string, body: unknown, accessToken?: string): Promise<Answer> {
  const text = JSON.stringify(body)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(accessToken && { authorization: `Bearer ${accessToken}` }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString()
        if (response.statusCode === 200) resolve(JSON.parse(answer) as Answer)
        else if (response.statusCode === 204) resolve(null as Answer)
        else reject(new Error(`${url} answered ${response.statusCode}: ${answer.slice(0, 200)}`))
      })
    })
    sent.on('error', reject)
    sent.end(text)
  })
}
