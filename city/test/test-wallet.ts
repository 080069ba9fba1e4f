import { type CredentialTypeId, type Epoch, epochAt, PERSON_ENTRY } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import {
  beginIssuance,
  type HeldCredential,
  type PendingIssuance,
  proveAcceptance,
  proveForIssuance,
  receiveCredential,
} from '@hefu/wallet'
import { type TestCity, UTC_OFFSET_MINUTES } from './test-city.ts'

const random = seededRandom('wallets')

/** The JSON of an answer of issuance, as far as it has it. */
export interface Answer {
  readonly status: number
  readonly error?: string
  readonly error_description?: string
  readonly hefu_reason?: string
  readonly code?: string
  readonly c_nonce?: string
  readonly notification_id?: string
  readonly credentials?: readonly { readonly credential: string }[]
}

/** Posts JSON to the city. */
export async function post(city: TestCity, path: string, body: unknown, token?: string): Promise<Answer> {
  const response = await city.app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { ...(text && JSON.parse(text)), status: response.status }
}

/** A fresh c_nonce. */
export async function nonceOf(city: TestCity): Promise<string> {
  return (await post(city, '/nonce', {})).c_nonce ?? ''
}

/** What a wallet asks for, where it is not a `person.entry` of the present epoch to a new holder. */
export interface Request {
  readonly type?: CredentialTypeId
  readonly epoch?: Epoch
  /** Shown to ask for a refresh; its holder secret is kept. */
  readonly present?: HeldCredential | null
}

/** A request as it goes over the wire, to be sent once or again. */
export interface PreparedRequest {
  readonly pending: PendingIssuance
  readonly present: HeldCredential | null
  readonly body: { readonly credential_configuration_id: string; readonly proofs: object }
}

/** Makes a request with a fresh nonce. */
export async function prepare(city: TestCity, request: Request = {}): Promise<PreparedRequest> {
  const { type = PERSON_ENTRY.id, present = null } = request
  const epoch = request.epoch ?? epochAt(city.time.now, UTC_OFFSET_MINUTES)
  const pending = beginIssuance({ type, epoch, ...(present && { proverNym: present.proverNym }) }, random)
  const proof = proveForIssuance({ pending, nonce: await nonceOf(city), present }, random)
  return { pending, present, body: { credential_configuration_id: type, proofs: { hefu_commitment: [proof] } } }
}

/** Asks for a credential and answers what the city said. */
export async function ask(city: TestCity, token: string, request: Request = {}): Promise<Answer> {
  return post(city, '/credential', (await prepare(city, request)).body, token)
}

/** A credential that a wallet has unblinded and checked, with the id to accept it by. */
export interface Received {
  readonly credential: HeldCredential
  readonly notificationId: string
}

/** Unblinds what the city answered to a request, as a wallet does. */
export async function unblind(city: TestCity, prepared: PreparedRequest, answer: Answer): Promise<Received> {
  const [issued] = answer.credentials ?? []
  if (!issued || !answer.notification_id) throw new Error(`not issued: ${JSON.stringify(answer)}`)
  const { pending, present } = prepared
  const bundle = await city.bundle()
  return {
    credential: receiveCredential({ text: issued.credential, pending, bundle, present }),
    notificationId: answer.notification_id,
  }
}

/** Asks for a credential and unblinds it. */
export async function receive(city: TestCity, token: string, request: Request = {}): Promise<Received> {
  const prepared = await prepare(city, request)
  return unblind(city, prepared, await post(city, '/credential', prepared.body, token))
}

/** Accepts a credential, as a wallet does after it has kept it. */
export async function accept(city: TestCity, token: string, received: Received, nonce?: string): Promise<Answer> {
  const boundTo = nonce ?? (await nonceOf(city))
  return post(
    city,
    '/notification',
    {
      notification_id: received.notificationId,
      event: 'credential_accepted',
      hefu_showing: proveAcceptance({ credential: received.credential, nonce: boundTo }, random),
      c_nonce: boundTo,
    },
    token,
  )
}
