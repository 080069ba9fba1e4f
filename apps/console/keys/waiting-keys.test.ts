import { type ActBody, credentialTypeId, issuerId, officerId, toEpoch } from '@hefu/standard'
import { expect, test } from 'vitest'
import type { ListedProposal, Standing } from '../register/desk.ts'
import { waitingProposal } from './waiting-keys.ts'

const KEY = {
  issuer: issuerId('civil-registry'),
  type: credentialTypeId('person.entry'),
  publicKey: new Uint8Array(96).fill(1),
  firstEpoch: toEpoch(202701),
  lastEpoch: toEpoch(202713),
}
const END = { kind: 'issuer-key-end', publicKey: KEY.publicKey, lastEpoch: toEpoch(202700 + 2) } as const

function proposal(digest: string, body: ActBody, status: Standing['status'] = 'waiting'): ListedProposal {
  const signed = { body, proposer: officerId('data.1'), proposedAt: 0, proposal: new Uint8Array(64) }
  return { digest, proposal: signed, standing: { status, act: null, by: null, at: null, reason: null } }
}

test('a key that waits to be registered is not proposed twice', () => {
  const other = { ...KEY, publicKey: new Uint8Array(96).fill(2) }
  const waiting = [proposal('a', { kind: 'issuer-key', key: other }), proposal('b', { kind: 'issuer-key', key: KEY })]
  expect(waitingProposal(waiting, 'issuer-key', KEY)).toBe('b')
  expect(waitingProposal(waiting, 'issuer-key-end', KEY)).toBeNull()
})

test('what was declined or decided does not wait', () => {
  const closed = [proposal('a', END, 'declined'), proposal('b', END, 'decided')]
  expect(waitingProposal(closed, 'issuer-key-end', KEY)).toBeNull()
  expect(waitingProposal([...closed, proposal('c', END)], 'issuer-key-end', KEY)).toBe('c')
})
