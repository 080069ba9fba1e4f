import {
  anything,
  as,
  bytes,
  type CityApi,
  list,
  number,
  oneOf,
  orNull,
  record,
  type Shape,
  text,
  truth,
} from '@hefu/app-browser/city-api'
import { toBase64url } from '@hefu/bytes'
import { ed25519Sign } from '@hefu/log'
import {
  type ActBody,
  approvalMessage,
  credentialTypeId,
  declineMessage,
  decodeProposal,
  encodeProposal,
  type IssuerKey,
  issuerId,
  KEY_USES,
  type LabelKey,
  labelKeyId,
  type OfficerId,
  proposeAct,
  type SignedProposal,
  toEpoch,
} from '@hefu/standard'

/** A proposal as the desk lists it. */
export interface ListedProposal {
  /** What it goes by: SHA-256 of what its proposer signed, base64url. */
  readonly digest: string
  readonly proposal: SignedProposal
  readonly standing: Standing
}

/** Whether a proposal still waits, or by whom it was closed and why. */
export interface Standing {
  readonly status: 'waiting' | 'decided' | 'declined'
  /** The act that it became. */
  readonly act: number | null
  readonly by: string | null
  /** Unix seconds. */
  readonly at: number | null
  readonly reason: string | null
}

/** An act that was decided: where it stands in the log, and from when it counts (Unix seconds). */
export interface DecidedAct {
  readonly act: number
  readonly effectiveFrom: number
}

/** A body of an act that the city offers, and whether the register has it already. */
export type Offered<Of> = Of & { readonly registered: boolean }
export type Destruction = Extract<ActBody, { readonly kind: 'destruction' }>

/** A key for labels that the city holds; what a register says beside it is its name and its end. */
export type HeldLabelKey = Pick<LabelKey, 'id' | 'origin' | 'serves' | 'publicKey'>

/** Who signs: asks for the passkey at each signature. */
export interface Signer {
  readonly id: OfficerId
  /** @throws AccessError */
  sign<Result>(use: (privateKey: CryptoKey) => Promise<Result>): Promise<Result>
}

const proposalBytes: Shape<SignedProposal> = (value) => decodeProposal(bytes(value))
const proposals: Shape<{ readonly proposals: readonly ListedProposal[] }> = record({
  proposals: list(
    record({
      digest: text,
      proposal: proposalBytes,
      standing: record({
        status: oneOf(['waiting', 'decided', 'declined']),
        act: orNull(number),
        by: orNull(text),
        at: orNull(number),
        reason: orNull(text),
      }),
    }),
  ),
})
const keys = record({
  keys: list(
    record({
      issuer: as(issuerId),
      type: as(credentialTypeId),
      publicKey: bytes,
      firstEpoch: number,
      lastEpoch: number,
      registered: truth,
    }),
  ),
})
const labelKeys = record({
  keys: list(record({ id: as(labelKeyId), origin: text, serves: list(oneOf(KEY_USES)), publicKey: bytes })),
})
const destructions = record({
  destructions: list(
    record({
      type: as(credentialTypeId),
      issuer: as(issuerId),
      records: number,
      keys: bytes,
      destroyedAt: number,
      registered: truth,
    }),
  ),
})
const decided: Shape<DecidedAct> = record({ act: number, effectiveFrom: number })

/** What waits for a second officer, and what was closed last. */
export async function listProposals(api: CityApi): Promise<readonly ListedProposal[]> {
  return (await api.get('/register/proposals', proposals)).proposals
}

/** The issuer keys that the city holds. */
export async function listIssuerKeys(api: CityApi): Promise<readonly Offered<IssuerKey>[]> {
  const { keys: held } = await api.get('/register/issuer-keys', keys)
  return held.map((key) => ({ ...key, firstEpoch: toEpoch(key.firstEpoch), lastEpoch: toEpoch(key.lastEpoch) }))
}

/** The keys for labels that the city holds, in the register or not yet. */
export async function listLabelKeys(api: CityApi): Promise<readonly HeldLabelKey[]> {
  return (await api.get('/register/label-keys', labelKeys)).keys
}

/** What the city has destroyed of types that have ended: bodies of receipts. */
export async function listDestructions(api: CityApi): Promise<readonly Offered<Destruction>[]> {
  const { destructions: done } = await api.get('/register/destructions', destructions)
  return done.map((one) => ({ kind: 'destruction', ...one }))
}

/** Signs a proposal, without sending it. @param origin the log's name @throws AccessError */
export function signProposal(origin: string, body: ActBody, by: Signer, now: number): Promise<SignedProposal> {
  return by.sign((privateKey) => proposeAct(origin, { body, proposer: by.id, proposedAt: now }, privateKey))
}

/** Proposes an act. @returns the digest that it goes by @throws AccessError; ProblemError with the rule that refuses it */
export async function propose(
  api: CityApi,
  origin: string,
  body: ActBody,
  by: Signer,
  now: number,
): Promise<{ readonly digest: string }> {
  const proposal = toBase64url(encodeProposal(await signProposal(origin, body, by, now)))
  return api.send('POST', '/register/proposals', { proposal }, record({ digest: text }))
}

/** What an approval is, on its way to the city. */
export interface Approval {
  readonly approver: OfficerId
  readonly decidedAt: number
  /** Ed25519, base64url. */
  readonly signature: string
}

/** Signs an approval, without sending it. @param now not before the last act of the register @throws AccessError */
export async function signApproval(
  origin: string,
  proposal: SignedProposal,
  by: Signer,
  now: number,
): Promise<Approval> {
  const decision = { approver: by.id, decidedAt: Math.max(now, proposal.proposedAt) }
  const message = approvalMessage(origin, { ...proposal, ...decision })
  const signature = toBase64url(await by.sign((privateKey) => ed25519Sign(privateKey, message)))
  return { ...decision, signature }
}

/** Approves a proposal: it becomes an act. @throws AccessError; ProblemError with the rule that refuses it */
export async function approve(
  api: CityApi,
  origin: string,
  { digest, proposal }: Pick<ListedProposal, 'digest' | 'proposal'>,
  by: Signer,
  now: number,
): Promise<DecidedAct> {
  const approval = await signApproval(origin, proposal, by, now)
  return api.send('POST', `/register/proposals/${digest}/approval`, approval, decided)
}

/** Declines a proposal, or takes back one's own. @throws AccessError; ProblemError with the rule that refuses it */
export async function decline(
  api: CityApi,
  origin: string,
  { digest, proposal }: Pick<ListedProposal, 'digest' | 'proposal'>,
  by: Signer,
  options: { readonly reason: string; readonly now: number },
): Promise<void> {
  const { reason, now } = options
  const declined = { officer: by.id, reason, declinedAt: Math.max(now, proposal.proposedAt) }
  const message = declineMessage(origin, { ...declined, digest: bytes(digest) })
  const signature = toBase64url(await by.sign((privateKey) => ed25519Sign(privateKey, message)))
  await api.send('POST', `/register/proposals/${digest}/decline`, { ...declined, signature }, anything)
}
