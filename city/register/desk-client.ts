import { fromBase64url, toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import {
  type ActBody,
  approvalMessage,
  approveAct,
  credentialTypeId,
  declineMessage,
  decodeProposal,
  encodeAct,
  encodeProposal,
  type IssuerKey,
  issuerId,
  KEY_USES,
  labelKeyId,
  proposeAct,
  type SignedProposal,
  toEpoch,
} from '@hefu/standard'
import { z } from 'zod'
import type { HeldLabelKey } from '../labels/keys/label-keys.ts'
import type { Destruction } from '../sunset/destruction.ts'
import type { OfficerKey } from './officer-key.ts'

/** Why the desk of a city did not take what an officer sent; `code` is the rule of the register, or what went wrong on the way. */
export class DeskRefusedError extends Error {
  override readonly name = 'DeskRefusedError'
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A proposal as the desk lists it. */
export interface ListedProposal {
  readonly digest: string
  readonly proposal: SignedProposal
  readonly standing: {
    readonly status: 'waiting' | 'decided' | 'declined'
    readonly by?: string
    readonly reason?: string
  }
}

/** An act that was decided: where it stands in the log, and from when it counts (Unix seconds). */
export interface DecidedAct {
  readonly act: number
  readonly effectiveFrom: number
}

/** The desk of a city, as an officer's own machine sees it: what is sent is signed here. Everything throws {@link DeskRefusedError}. */
export interface DeskClient {
  /** The first act, signed by two of the officers that it names. */
  found(
    body: Extract<ActBody, { kind: 'city' }>,
    by: readonly [OfficerKey, OfficerKey],
    now: number,
  ): Promise<DecidedAct>
  /** @returns the digest that the proposal goes by */
  propose(body: ActBody, by: OfficerKey, now: number): Promise<string>
  approve(digest: string, by: OfficerKey, now: number): Promise<DecidedAct>
  decline(digest: string, by: OfficerKey, reason: string, now: number): Promise<void>
  proposals(): Promise<readonly ListedProposal[]>
  /** The issuer keys that the city holds. */
  issuerKeys(): Promise<readonly (IssuerKey & { readonly registered: boolean; readonly ended: boolean })[]>
  /** The keys for labels that the city holds. */
  labelKeys(): Promise<readonly HeldLabelKey[]>
  /** What the city has destroyed of types that have ended: bodies of receipts. */
  destructions(): Promise<readonly (Destruction & { readonly registered: boolean })[]>
}

const Digest = z.object({ digest: z.string() })
const Decided = z.object({ act: z.number(), effectiveFrom: z.number() })
const Standing = z.object({
  status: z.enum(['waiting', 'decided', 'declined']),
  by: z.string().exactOptional(),
  reason: z.string().exactOptional(),
})
const Proposals = z.object({
  proposals: z.array(z.object({ digest: z.string(), proposal: z.string(), standing: Standing })),
})
const Keys = z.object({
  keys: z.array(
    z.object({
      issuer: z.string(),
      type: z.string(),
      publicKey: z.string(),
      firstEpoch: z.number(),
      lastEpoch: z.number(),
      registered: z.boolean(),
      ended: z.boolean(),
    }),
  ),
})

const LabelKeysHeld = z.object({
  keys: z.array(
    z.object({
      id: z.string(),
      origin: z.string(),
      serves: z.array(z.enum(KEY_USES)),
      publicKey: z.string(),
      endsAt: z.number().nullable(),
    }),
  ),
})

const Destructions = z.object({
  destructions: z.array(
    z.object({
      type: z.string(),
      issuer: z.string(),
      records: z.number(),
      keys: z.string(),
      destroyedAt: z.number(),
      registered: z.boolean(),
    }),
  ),
})

/**
 * A client of the desk of a city.
 *
 * @param origin the log's name: signatures hold for it alone
 * @example
 * const desk = deskClient('https://city.example', 'city.example')
 * const digest = await desk.propose({ kind: 'notice-period', days: 14 }, officer, now)
 */
export function deskClient(cityUrl: string, origin: string): DeskClient {
  async function call<Answer>(path: string, shape: z.ZodType<Answer> | null, body?: object): Promise<Answer> {
    const response = await fetch(`${cityUrl}${path}`, {
      ...(body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new DeskRefusedError('city-down', `${cityUrl} does not answer`, { cause })
    })
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) {
      const code = z.object({ code: z.string() }).safeParse(answer)
      throw new DeskRefusedError(code.data?.code ?? 'city-down', `${path} answered ${response.status}`)
    }
    if (!shape) return null as Answer
    const read = shape.safeParse(answer)
    if (!read.success) throw new DeskRefusedError('city-down', `${path} answered something else`)
    return read.data
  }

  async function proposals(): Promise<readonly ListedProposal[]> {
    const { proposals: listed } = await call('/register/proposals', Proposals)
    return listed.map(({ digest, proposal, standing }) => ({
      digest,
      proposal: decodeProposal(fromBase64url(proposal)),
      standing,
    }))
  }

  return {
    async found(body, [first, second], now) {
      const proposal = await proposeAct(origin, { body, proposer: first.id, proposedAt: now }, first.privateKey)
      const decision = { approver: second.id, decidedAt: now }
      const act = await approveAct(origin, proposal, decision, second.privateKey)
      return call('/register/founding', Decided, { act: toBase64url(encodeAct(act)) })
    },
    async propose(body, by, now) {
      const proposal = await proposeAct(origin, { body, proposer: by.id, proposedAt: now }, by.privateKey)
      const { digest } = await call('/register/proposals', Digest, { proposal: toBase64url(encodeProposal(proposal)) })
      return digest
    },
    async approve(digest, by, now) {
      const listed = (await proposals()).find((one) => one.digest === digest)
      if (!listed) throw new DeskRefusedError('unknown-proposal', 'there is no such proposal')
      const decision = { approver: by.id, decidedAt: Math.max(now, listed.proposal.proposedAt) }
      const message = approvalMessage(origin, { ...listed.proposal, ...decision })
      const signature = toBase64url(await ed25519Sign(by.privateKey, message))
      return call(`/register/proposals/${digest}/approval`, Decided, { ...decision, signature })
    },
    async decline(digest, by, reason, now) {
      const decline = { officer: by.id, reason, declinedAt: now }
      const message = declineMessage(origin, { ...decline, digest: fromBase64url(digest) })
      const signature = toBase64url(await ed25519Sign(by.privateKey, message))
      await call(`/register/proposals/${digest}/decline`, null, { ...decline, signature })
    },
    proposals,
    async destructions() {
      const { destructions } = await call('/register/destructions', Destructions)
      return destructions.map((one) => ({
        ...one,
        kind: 'destruction',
        type: credentialTypeId(one.type),
        issuer: issuerId(one.issuer),
        keys: fromBase64url(one.keys),
      }))
    },
    async labelKeys() {
      const { keys } = await call('/register/label-keys', LabelKeysHeld)
      return keys.map((key) => ({ ...key, id: labelKeyId(key.id), publicKey: fromBase64url(key.publicKey) }))
    },
    async issuerKeys() {
      const { keys } = await call('/register/issuer-keys', Keys)
      return keys.map((key) => ({
        issuer: issuerId(key.issuer),
        type: credentialTypeId(key.type),
        publicKey: fromBase64url(key.publicKey),
        firstEpoch: toEpoch(key.firstEpoch),
        lastEpoch: toEpoch(key.lastEpoch),
        registered: key.registered,
        ended: key.ended,
      }))
    },
  }
}

/** Two officers decide an act: one proposes, the other approves. */
export async function decideTogether(
  desk: DeskClient,
  body: ActBody,
  [proposer, approver]: readonly [OfficerKey, OfficerKey],
  now: number,
): Promise<DecidedAct> {
  return desk.approve(await desk.propose(body, proposer, now), approver, now)
}
