import { fromBase64url, toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import { type ActBody, approvalMessage, decodeProposal, encodeProposal, proposeAct } from '@hefu/standard'
import { z } from 'zod'
import type { OfficerHeaders } from '../officers/officer-client.ts'
import { type DecidedAct, DeskRefusedError } from '../register/desk-client.ts'
import type { OfficerKey } from '../register/officer-key.ts'
import {
  type CaseList,
  CaseListSchema,
  type CaseSeen,
  CaseSeenSchema,
  DecidedAnswerSchema,
  type EnteredPerson,
  ProposedAnswerSchema,
} from './officer-schemas.ts'

/** An officer who is signed in, on their own machine: the session asks, the key signs. */
export interface OfficerAtWork {
  readonly key: OfficerKey
  readonly headers: OfficerHeaders
}

/** Which credential ends, or no longer does. */
export type AboutEarlyEnd = Pick<Extract<ActBody, { kind: 'early-end' }>, 'type' | 'reason'>

/** What officers do about one person, as the console does it. Everything throws `DeskRefusedError` with the city's own code. */
export interface EarlyEndClient {
  /** @returns the digest that a second officer approves by */
  proposeEnd(by: OfficerAtWork, end: AboutEarlyEnd, person: EnteredPerson, now: number): Promise<string>
  /** The second officer: with the person for an early end, null for the lift of one. */
  approve(by: OfficerAtWork, digest: string, person: EnteredPerson | null, now: number): Promise<DecidedAct>
  cases(by: OfficerAtWork): Promise<CaseList['cases']>
  /** Opens a case: the person is told. */
  openCase(by: OfficerAtWork, id: string): Promise<CaseSeen>
  answerCase(by: OfficerAtWork, id: string, outcome: 'dismissed' | 'answered', text: string): Promise<void>
  /** Proposes to grant an appeal that this officer has opened. @returns the digest of the proposal */
  proposeLift(by: OfficerAtWork, id: string, end: AboutEarlyEnd, text: string, now: number): Promise<string>
}

const Refused = z.object({ code: z.string() })
const Proposals = z.object({ proposals: z.array(z.object({ digest: z.string(), proposal: z.string() })) })

/**
 * A client of a city's routes about cases and early ends.
 *
 * @param origin the log's name: signatures hold for it alone
 * @param send by default `fetch`
 * @example
 * const ends = earlyEndClient('https://city.example', 'city.example')
 * const digest = await ends.proposeEnd(first, { type: PERSON_ENTRY.id, reason: 'holder-died' }, person, now)
 * const { act } = await ends.approve(second, digest, person, now)
 */
export function earlyEndClient(
  cityUrl: string,
  origin: string,
  send: (url: string, init: RequestInit) => Promise<Response> = fetch,
): EarlyEndClient {
  async function call<Answer>(
    path: string,
    shape: z.ZodType<Answer> | null,
    by: OfficerAtWork | null,
    body?: object,
  ): Promise<Answer> {
    const response = await send(`${cityUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      ...(by && { headers: { ...by.headers } }),
      ...(body && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new DeskRefusedError('city-down', `${cityUrl} does not answer`, { cause })
    })
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) {
      const refused = Refused.safeParse(answer)
      throw new DeskRefusedError(refused.data?.code ?? 'city-down', `${path} answered ${response.status}`)
    }
    if (!shape) return null as Answer
    const read = shape.safeParse(answer)
    if (!read.success) throw new DeskRefusedError('city-down', `${path} answered something else`)
    return read.data
  }

  async function signed({ key }: OfficerAtWork, body: ActBody, now: number): Promise<string> {
    const proposal = await proposeAct(origin, { body, proposer: key.id, proposedAt: now }, key.privateKey)
    return toBase64url(encodeProposal(proposal))
  }

  return {
    async proposeEnd(by, end, person, now) {
      const proposal = await signed(by, { kind: 'early-end', ...end }, now)
      const { digest } = await call('/officers/early-ends', ProposedAnswerSchema, by, { proposal, person })
      return digest
    },
    async approve(by, digest, person, now) {
      const { proposals } = await call('/register/proposals', Proposals, null)
      const listed = proposals.find((one) => one.digest === digest)
      if (!listed) throw new DeskRefusedError('unknown-proposal', 'there is no such proposal')
      const proposal = decodeProposal(fromBase64url(listed.proposal))
      const decision = { approver: by.key.id, decidedAt: Math.max(now, proposal.proposedAt) }
      const message = approvalMessage(origin, { ...proposal, ...decision })
      const signature = toBase64url(await ed25519Sign(by.key.privateKey, message))
      const body = { ...decision, signature, ...(person && { person }) }
      return call(`/officers/early-ends/${digest}/approval`, DecidedAnswerSchema, by, body)
    },
    async cases(by) {
      return (await call('/officers/cases', CaseListSchema, by)).cases
    },
    openCase: (by, id) => call(`/officers/cases/${id}/opening`, CaseSeenSchema, by, {}),
    async answerCase(by, id, outcome, text) {
      await call(`/officers/cases/${id}/answer`, null, by, { outcome, text })
    },
    async proposeLift(by, id, end, text, now) {
      const proposal = await signed(by, { kind: 'early-end-lifted', ...end }, now)
      const { digest } = await call(`/officers/cases/${id}/lift`, ProposedAnswerSchema, by, { proposal, text })
      return digest
    },
  }
}
