import { toBase64url } from '@hefu/bytes'
import { ed25519KeyPair, ed25519Sign } from '@hefu/log'
import { createTestDatabase } from '@hefu/server/test-database'
import {
  type ActBody,
  approvalMessage,
  approveAct,
  type Clock,
  declineMessage,
  encodeAct,
  encodeProposal,
  issuerId,
  type Officer,
  officerId,
  proposeAct,
  type SignedProposal,
} from '@hefu/standard'
import type { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { CityError } from '../error.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { databaseProposalStore } from './proposal-store.ts'
import { openRegister, type RegisterKeeper } from './register-keeper.ts'

const ORIGIN = 'city.test'
const NOW = 1_795_000_000
const TEXT = { 'zh-CN': '文', en: 'text' }
const ISSUER_ACT: ActBody = { kind: 'issuer', issuer: { id: issuerId('city.test'), name: TEXT } }

let officers: readonly Officer[]
let keys: readonly CryptoKey[]
let opened: OpenDatabase
let entries: Uint8Array[]
let failing: Error | null
let now: number
let keeper: RegisterKeeper
let app: Hono

const clock: Clock = () => now

beforeAll(async () => {
  const pairs = await Promise.all([1, 2, 3].map((seed) => ed25519KeyPair(new Uint8Array(32).fill(seed))))
  keys = pairs.map(({ privateKey }) => privateKey)
  officers = pairs.map(({ publicKey }, i) => ({ id: officerId(`data.${i + 1}`), office: TEXT, publicKey }))
  opened = openDatabase(await createTestDatabase())
  await migrate(opened.database)
})
afterAll(() => opened.close())

beforeEach(async () => {
  await opened.database.deleteFrom('proposal').execute()
  entries = []
  failing = null
  now = NOW
  keeper = await open()
  app = proposalRoutes({ keeper, store: databaseProposalStore(opened.database), clock, receiptHolds: async () => true })
})

/** A log in memory; the real one is tested where it lives. */
function open(): Promise<RegisterKeeper> {
  return openRegister({
    origin: ORIGIN,
    clock,
    log: {
      append: async (added) => {
        const start = entries.length
        entries.push(...added)
        if (failing) throw failing
        return { start, end: entries.length }
      },
    },
    entries: async ({ start, end }) => entries.slice(start, end),
  })
}

function proposalBy(index: number, body: ActBody, at = now): Promise<SignedProposal> {
  const { id } = officers[index] as Officer
  return proposeAct(ORIGIN, { body, proposer: id, proposedAt: at }, keys[index] as CryptoKey)
}

async function found(): Promise<void> {
  const body: ActBody = {
    kind: 'city',
    name: TEXT,
    utcOffsetMinutes: 480,
    noticeDays: 7,
    officers: officers.slice(0, 2),
  }
  const proposal = await proposalBy(0, body)
  const decision = { approver: (officers[1] as Officer).id, decidedAt: now }
  const act = await approveAct(ORIGIN, proposal, decision, keys[1] as CryptoKey)
  const answer = await post('/register/founding', { act: toBase64url(encodeAct(act)) })
  expect(answer.status).toBe(200)
}

function post(path: string, body: unknown): Promise<Response> {
  return Promise.resolve(
    app.request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  )
}

async function send(proposal: SignedProposal): Promise<Response> {
  return post('/register/proposals', { proposal: toBase64url(encodeProposal(proposal)) })
}

async function approvalOf(index: number, proposal: SignedProposal, decidedAt = now) {
  const approver = (officers[index] as Officer).id
  const message = approvalMessage(ORIGIN, { ...proposal, approver, decidedAt })
  return { approver, decidedAt, signature: toBase64url(await ed25519Sign(keys[index] as CryptoKey, message)) }
}

async function codeOf(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as { code: string }).code]
}

async function listed(): Promise<{ digest: string; standing: { status: string } }[]> {
  const answer = (await (await app.request('/register/proposals')).json()) as { proposals: never }
  return answer.proposals
}

describe('the register', () => {
  test('is founded once, by two of its officers, and remembers after a restart', async () => {
    await found()
    expect(keeper.state().officers.size).toBe(2)
    expect((await open()).state()).toEqual(keeper.state())
    const again = await approveAct(
      ORIGIN,
      await proposalBy(0, { kind: 'city', name: TEXT, utcOffsetMinutes: 0, noticeDays: 0, officers }),
      { approver: (officers[1] as Officer).id, decidedAt: now },
      keys[1] as CryptoKey,
    )
    const answer = await post('/register/founding', { act: toBase64url(encodeAct(again)) })
    expect(await codeOf(answer)).toEqual([409, 'founded-already'])
  })

  test('takes an act from two officers: one proposes, another approves', async () => {
    await found()
    const proposal = await proposalBy(0, ISSUER_ACT)
    const { digest } = (await (await send(proposal)).json()) as { digest: string }
    expect(await listed()).toMatchObject([{ digest, standing: { status: 'waiting' } }])
    expect(entries).toHaveLength(1)
    const answer = await post(`/register/proposals/${digest}/approval`, await approvalOf(1, proposal))
    expect(await answer.json()).toEqual({ act: 1, effectiveFrom: NOW })
    expect(keeper.state().issuers.size).toBe(1)
    expect(await listed()).toMatchObject([{ digest, standing: { status: 'decided', act: 1, by: 'data.2' } }])
  })

  test('takes no approval of the proposer, of a stranger, over something else, or of tomorrow', async () => {
    await found()
    const proposal = await proposalBy(0, ISSUER_ACT)
    const { digest } = (await (await send(proposal)).json()) as { digest: string }
    const path = `/register/proposals/${digest}/approval`
    const other = await proposalBy(0, { kind: 'notice-period', days: 9 })
    for (const [approval, code] of [
      [await approvalOf(0, proposal), 'self-approval'],
      [await approvalOf(2, proposal), 'not-an-officer'],
      [await approvalOf(1, other), 'bad-signature'],
      [await approvalOf(1, proposal, NOW + 3600), 'in-the-future'],
      [await approvalOf(1, proposal, NOW - 60), 'out-of-order'],
    ] as const) {
      expect(await codeOf(await post(path, approval))).toEqual([409, code])
    }
    expect(entries).toHaveLength(1)
    expect(await listed()).toMatchObject([{ standing: { status: 'waiting' } }])
  })

  test('takes no proposal that could not become an act', async () => {
    await found()
    const key = keys[1] as CryptoKey
    const forged = await proposeAct(
      ORIGIN,
      { body: ISSUER_ACT, proposer: (officers[0] as Officer).id, proposedAt: now },
      key,
    )
    const ended: ActBody = { kind: 'officer-end', officer: (officers[1] as Officer).id }
    for (const [proposal, code] of [
      [forged, 'bad-signature'],
      [await proposalBy(2, ISSUER_ACT), 'bad-signature'],
      [await proposalBy(0, ISSUER_ACT, NOW + 3600), 'in-the-future'],
      [await proposalBy(0, ISSUER_ACT, NOW - 40 * 86_400), 'too-old'],
      [await proposalBy(0, ended), 'too-few-officers'],
    ] as const) {
      expect(await codeOf(await send(proposal))).toEqual([409, code])
    }
    expect(await listed()).toEqual([])
    expect((await post('/register/proposals', { proposal: 'AAAA' })).status).toBe(400)
    expect((await post('/register/proposals', {})).status).toBe(400)
  })

  test('keeps why an officer declined, and a closed proposal closed', async () => {
    await found()
    const proposal = await proposalBy(0, ISSUER_ACT)
    const { digest } = (await (await send(proposal)).json()) as { digest: string }
    const decline = { officer: (officers[1] as Officer).id, reason: 'Not needed.', declinedAt: now }
    const message = declineMessage(ORIGIN, { ...decline, digest: Buffer.from(digest, 'base64url') })
    const signature = toBase64url(await ed25519Sign(keys[1] as CryptoKey, message))
    const path = `/register/proposals/${digest}`
    const forged = toBase64url(await ed25519Sign(keys[0] as CryptoKey, message))
    expect(await codeOf(await post(`${path}/decline`, { ...decline, signature: forged }))).toEqual([
      409,
      'bad-signature',
    ])
    expect((await post(`${path}/decline`, { ...decline, signature })).status).toBe(204)
    expect(await listed()).toMatchObject([{ standing: { status: 'declined', reason: 'Not needed.', by: 'data.2' } }])
    expect(await codeOf(await post(`${path}/approval`, await approvalOf(1, proposal)))).toEqual([409, 'not-waiting'])
    expect(await codeOf(await post('/register/proposals/none/approval', await approvalOf(1, proposal)))).toEqual([
      404,
      'unknown-proposal',
    ])
  })

  test('asks the log after a write of which nobody knows how it ended, and makes one act of one proposal', async () => {
    await found()
    const proposal = await proposalBy(0, ISSUER_ACT)
    const { digest } = (await (await send(proposal)).json()) as { digest: string }
    failing = new CityError('log-unsure', 'the answer was lost')
    await expect(keeper.decide({ ...proposal, ...(await decisionOf(1, proposal)) })).rejects.toThrow('lost')
    failing = null
    const next = await proposalBy(1, { kind: 'notice-period', days: 9 })
    await send(next)
    expect(await keeper.decide({ ...next, ...(await decisionOf(0, next)) })).toMatchObject({
      outcome: 'decided',
      index: 2,
    })
    expect(keeper.actOf(proposal.proposal)).toBe(1)
    const again = await post(`/register/proposals/${digest}/approval`, await approvalOf(1, proposal))
    expect(await codeOf(again)).toEqual([409, 'not-waiting'])
    expect(entries).toHaveLength(3)
  })

  test('decides one act after another, each by what the one before has left', async () => {
    await found()
    const proposals = await Promise.all([3, 4, 5, 6].map((days) => proposalBy(0, { kind: 'notice-period', days })))
    const decided = await Promise.all(
      proposals.map(async (proposal) => keeper.decide({ ...proposal, ...(await decisionOf(1, proposal)) })),
    )
    expect(decided.map((each) => each.outcome)).toEqual(['decided', 'decided', 'decided', 'decided'])
    expect(entries).toHaveLength(5)
    expect((await open()).state()).toEqual(keeper.state())
  })

  test('does not open over a log that holds what the rules refuse', async () => {
    await found()
    const proposal = await proposalBy(0, ISSUER_ACT)
    entries.push(encodeAct({ ...proposal, ...(await decisionOf(0, proposal)) }))
    await expect(open()).rejects.toMatchObject({ code: 'register-broken' })
  })
})

async function decisionOf(index: number, proposal: SignedProposal) {
  const approver = (officers[index] as Officer).id
  const { approval } = await approveAct(ORIGIN, proposal, { approver, decidedAt: now }, keys[index] as CryptoKey)
  return { approver, decidedAt: now, approval }
}
