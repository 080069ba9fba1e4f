import { toBase64url } from '@hefu/bytes'
import { proposalMessage, proposeAct } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import type { ListedProposal } from '../register/desk.ts'
import { checkProposal } from './check-proposal.ts'

let city: SyntheticCity
let origin: string
let listed: Pick<ListedProposal, 'digest' | 'proposal'>

beforeEach(async () => {
  city = await syntheticCity('checked proposals')
  origin = city.policy.logKey.name
  const [{ id, privateKey }] = city.register.officers
  const body = { kind: 'notice-period', days: 3 } as const
  const proposal = await proposeAct(origin, { body, proposer: id, proposedAt: city.now }, privateKey)
  const message = new Uint8Array(proposalMessage(origin, proposal))
  listed = { proposal, digest: toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', message))) }
})

async function check(altered: Partial<typeof listed> = {}): Promise<boolean> {
  return checkProposal(origin, (await city.register.prove()).state, { ...listed, ...altered })
}

test('a proposal that its proposer signed is taken', async () => {
  expect(await check()).toBe(true)
})

test('another body, another proposer or another name is not', async () => {
  const [, second] = city.register.officers
  expect(await check({ proposal: { ...listed.proposal, body: { kind: 'notice-period', days: 0 } } })).toBe(false)
  expect(await check({ proposal: { ...listed.proposal, proposer: second.id } })).toBe(false)
  expect(await check({ digest: toBase64url(new Uint8Array(32)) })).toBe(false)
})

test('nor one that is named rightly and signed by somebody else', async () => {
  const [first, second] = city.register.officers
  const { body, proposedAt } = listed.proposal
  const forged = await proposeAct(origin, { body, proposer: first.id, proposedAt }, second.privateKey)
  expect(await check({ proposal: forged })).toBe(false)
})
