import type { RandomSource } from '@hefu/bbs'
import {
  type Clock,
  decodeOfferCode,
  decodeRequest,
  epochAt,
  offerToken,
  type ServiceId,
  serviceOf,
  slotAt,
  type TrustBundle,
} from '@hefu/standard'
import { answerRequest, chooseCredential, type HeldCredential, makePass, readRequest } from '@hefu/wallet'
import { DemoError } from '../error.ts'
import { systemRandom } from '../system-random.ts'
import { cityClient, refusalOf } from './city-client.ts'
import { receive } from './receive.ts'

/** A wallet in this process that takes cards of every issuer in the register, and shows them. */
export interface Pocket {
  readonly held: readonly HeldCredential[]
  /** Fetches what an offer's code offers, at the registered address of its issuer alone. @throws DemoError `city-refused` */
  receive(code: string): Promise<HeldCredential>
  /** A pass for a service that is shown openly. @param from only these cards @throws DemoError `unknown-service` */
  pass(service: ServiceId, from?: readonly HeldCredential[]): string
  /** Answers a request, as its holder agrees to. @throws DemoError `request-refused` with what the wallet says */
  answer(request: string, from?: readonly HeldCredential[]): Promise<string>
  /** Sends an answer to where the service that asked is registered to take it. @throws DemoError `city-refused` */
  deliver(request: string, pass: string): Promise<Response>
  /** Answers a request and sends the answer to where its service is registered to take it. @throws DemoError `city-refused` */
  send(request: string, from?: readonly HeldCredential[]): Promise<Response>
}

/** Opens a wallet with these cards. */
export function openPocket(of: {
  readonly bundle: TrustBundle
  readonly clock: Clock
  readonly held?: readonly HeldCredential[]
  readonly random?: RandomSource
}): Pocket {
  const { bundle, clock, random = systemRandom } = of
  const held = [...(of.held ?? [])]
  const present = () => epochAt(clock(), bundle.utcOffsetMinutes)

  const pocket: Pocket = {
    held,
    async receive(code) {
      const { issuer, type, offer, secret } = decodeOfferCode(code)
      const address = bundle.issuers.find(({ id }) => id === issuer)?.address
      if (address === undefined) throw new DemoError('unknown-service', `${issuer} is at no registered address`)
      const credential = await receive(
        {
          city: cityClient(address),
          accessToken: offerToken({ offer, secret }),
          type,
          epoch: present(),
          bundle,
          present: null,
          line: offer,
        },
        random,
      )
      held.push(credential)
      return credential
    },
    pass(id, from = held) {
      const service = serviceOf(bundle, id, clock())
      const credential = service && chooseCredential(from, service, present(), bundle)
      if (!service || !credential) throw new DemoError('unknown-service', `the wallet holds nothing for ${id}`)
      return makePass({ credential, service, bundle, slot: slotAt(clock()) }, random)
    },
    async answer(request, from = held) {
      const asked = await readRequest(request, bundle, clock())
      if (asked.outcome === 'refused') throw new DemoError('request-refused', asked.reason)
      const answered = answerRequest({ asked, credentials: from, bundle, now: clock() }, random)
      if (answered.outcome !== 'pass') throw new DemoError('request-refused', answered.reason)
      return answered.text
    },
    send: async (request, from) => pocket.deliver(request, await pocket.answer(request, from)),
    async deliver(request, pass) {
      const service = serviceOf(bundle, decodeRequest(request).service, clock())
      if (service?.answersAt === undefined) throw new DemoError('unknown-service', 'its answers go to no address')
      const response = await fetch(service.answersAt, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ pass }),
      })
      if (!response.ok) throw await refusalOf(service.answersAt, response)
      return response
    },
  }
  return pocket
}
