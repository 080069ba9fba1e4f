import { generateKeyPairSync } from 'node:crypto'
import { cityApi } from '@hefu/app-browser/city-api'
import { fromBase64url } from '@hefu/bytes'
import { credentialTypeId, decodeProposal, EMPTY_REGISTER, officerId } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ListedProposal } from '../register/desk.ts'
import type { Console } from '../state/console-context.ts'
import { decisionAddress } from './decision-address.ts'
import { approveEnd, proposeEnd, type WaitingEnd, waitingEnds } from './early-end-client.ts'

const PROVIDER = 'https://id.example'
const TYPE = credentialTypeId('person.entry')
const END = { kind: 'early-end', type: TYPE, reason: 'holder-asked' } as const

let sent: { readonly path: string; readonly body: Record<string, unknown> }[]

beforeEach(() => {
  sent = []
})

/** A console whose city takes everything. */
async function consoleOf(officer: string): Promise<Console> {
  const der = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(der), 'Ed25519', false, ['sign'])
  const api = cityApi('https://city.example', async (url, init) => {
    sent.push({ path: new URL(url).pathname, body: JSON.parse(String(init?.body)) })
    return Response.json({ digest: 'a-digest', act: 7, effectiveFrom: 1000 })
  })
  return {
    api,
    config: { identityProvider: { issuer: PROVIDER } },
    register: { origin: 'city.example', state: { ...EMPTY_REGISTER, decidedAt: 2000 } },
    clock: () => 1000,
    signer: { id: officerId(officer), sign: <Result>(use: (key: CryptoKey) => Promise<Result>) => use(key) },
  } as unknown as Console
}

function listed(body: ListedProposal['proposal']['body'], status: 'waiting' | 'declined' = 'waiting'): ListedProposal {
  const proposal = { body, proposer: officerId('data.1'), proposedAt: 900, proposal: new Uint8Array(64) }
  return { digest: 'a-digest', proposal, standing: { status, act: null, by: null, at: null, reason: null } }
}

test('a proposal is signed by the officer, and the person stands beside it and not in it', async () => {
  expect(await proposeEnd(await consoleOf('data.1'), { ...END, subject: 'resident-7' })).toBe('a-digest')
  const [{ path, body } = { path: '', body: {} }] = sent
  expect(path).toBe('/officers/early-ends')
  expect(body.person).toEqual({ issuer: PROVIDER, subject: 'resident-7' })
  const bytes = fromBase64url(String(body.proposal))
  expect(decodeProposal(bytes)).toMatchObject({ body: END, proposer: 'data.1', proposedAt: 1000 })
  expect(Buffer.from(bytes).includes('resident-7')).toBe(false)
})

describe('an approval', () => {
  test('brings the person for an end, and is not older than the register', async () => {
    await approveEnd(await consoleOf('justice.1'), listed(END) as WaitingEnd, 'resident-7')
    expect(sent[0]?.path).toBe('/officers/early-ends/a-digest/approval')
    expect(sent[0]?.body).toMatchObject({ decidedAt: 2000, person: { issuer: PROVIDER, subject: 'resident-7' } })
  })

  test('brings nobody to take an end back', async () => {
    const lift = listed({ ...END, kind: 'early-end-lifted' }) as WaitingEnd
    await approveEnd(await consoleOf('justice.1'), lift, null)
    expect(sent[0]?.body).not.toHaveProperty('person')
  })
})

test('what waits about a person is decided on its own page, by who works on cases', () => {
  const other = listed({ kind: 'notice-period', days: 7 })
  expect(waitingEnds([listed(END), listed(END, 'declined'), other])).toEqual([listed(END)])
  expect(decisionAddress(listed(END), ['cases'])).toBe('#/early-end/a-digest')
  expect(decisionAddress(listed(END), [])).toBe('#/proposals/a-digest')
  expect(decisionAddress(other, ['cases'])).toBe('#/proposals/a-digest')
})
