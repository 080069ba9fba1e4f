import {
  type AttributeValues,
  type CredentialType,
  decodeOfferCode,
  type Epoch,
  epochAt,
  offerToken,
  PROOF_TYPE,
  type ServiceId,
  serviceOf,
  slotAt,
} from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'
import {
  answerRequest,
  beginIssuance,
  chooseCredential,
  type HeldCredential,
  makePass,
  proveAcceptance,
  proveForIssuance,
  readRequest,
  receiveCredential,
} from '@hefu/wallet'
import type { Hono } from 'hono'
import type { Register } from '../register/follow-register.ts'

/** What an issuer answered in place of a card. */
export interface OfferRefused {
  readonly status: number
  readonly error?: string
  readonly hefu_reason?: string
}

/** A resident's wallet in memory. */
export interface TestWallet {
  readonly held: readonly HeldCredential[]
  /** Is given a card of the city's at once, such as `person.entry`; of the present epoch. */
  give(type: CredentialType, values: AttributeValues): HeldCredential
  /** Fetches what an offer code offers, from the routes of its issuer; renews where `present` is given. */
  receive(
    routes: Pick<Hono, 'request'>,
    code: string,
    options?: { readonly epoch?: Epoch; readonly present?: HeldCredential; readonly accept?: boolean },
  ): Promise<HeldCredential | OfferRefused>
  /** A pass for a service that is shown openly; null without a fitting card. @param from only these cards */
  pass(service: ServiceId, from?: readonly HeldCredential[]): string | null
  /** Answers a request; says why not where the wallet refuses. */
  answer(request: string, from?: readonly HeldCredential[]): Promise<string | { readonly refused: string }>
}

/** Makes a wallet. */
export function testWallet(of: {
  readonly city: SyntheticCity
  readonly register: Register
  readonly time: { readonly now: number }
}): TestWallet {
  const { city, register, time } = of
  const { random } = city
  const held: HeldCredential[] = []
  const present = (): Epoch => epochAt(time.now, register.bundle().utcOffsetMinutes)

  return {
    held,
    give(type, values) {
      const credential = city.issue(values, { type, epoch: present() })
      held.push(credential)
      return credential
    },
    async receive(routes, code, options = {}) {
      const { type, offer, secret } = decodeOfferCode(code)
      const token = offerToken({ offer, secret })
      const post = (path: string, body: unknown): Promise<Response> =>
        Promise.resolve(
          routes.request(path, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify(body),
          }),
        )
      const nonceOf = async (): Promise<string> =>
        ((await (await post('/nonce', {})).json()) as { c_nonce: string }).c_nonce
      const before = options.present ?? null
      const epoch = options.epoch ?? present()
      const proverNym = before && { proverNym: before.proverNym }
      const pending = beginIssuance({ type, epoch, line: offer, ...proverNym }, random)
      const proof = proveForIssuance({ pending, nonce: await nonceOf(), present: before }, random)
      const answered = await post('/credential', {
        credential_configuration_id: type,
        proofs: { [PROOF_TYPE]: [proof] },
      })
      const body = (await answered.json()) as { credentials?: { credential: string }[]; notification_id?: string }
      const text = body.credentials?.[0]?.credential
      if (!answered.ok || text === undefined) return { status: answered.status, ...body } as OfferRefused
      const credential = receiveCredential({ text, pending, bundle: register.bundle(), present: before })
      held.push(credential)
      if (options.accept !== false) {
        const nonce = await nonceOf()
        await post('/notification', {
          notification_id: body.notification_id,
          event: 'credential_accepted',
          hefu_showing: proveAcceptance({ credential, nonce }, random),
          c_nonce: nonce,
        })
      }
      return credential
    },
    pass(id, from = held) {
      const bundle = register.bundle()
      const service = serviceOf(bundle, id, time.now)
      const credential = service && chooseCredential(from, service, present(), bundle)
      return service && credential ? makePass({ credential, service, slot: slotAt(time.now), bundle }, random) : null
    },
    async answer(request, from = held) {
      const bundle = register.bundle()
      const asked = await readRequest(request, bundle, time.now)
      if (asked.outcome === 'refused') return { refused: asked.reason }
      const answered = answerRequest({ asked, credentials: from, bundle, now: time.now }, random)
      return answered.outcome === 'pass' ? answered.text : { refused: answered.reason }
    },
  }
}
