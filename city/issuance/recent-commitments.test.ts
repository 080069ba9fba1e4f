import { NONCE_LIFETIME } from '@hefu/server'
import { epochPlus, PERSON_ENTRY, PERSON_IDENTITY, toEpoch } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { type RequestedIssuance, recentCommitments } from './recent-commitments.ts'

const NOW = 1_795_608_000
const issuance: RequestedIssuance = {
  key: { type: PERSON_ENTRY.id, subjectHash: new Uint8Array(32).fill(1) },
  epoch: toEpoch(202648),
  commitment: new Uint8Array(144).fill(1),
}

function numbered(number: number): RequestedIssuance {
  const commitment = new Uint8Array(144)
  new DataView(commitment.buffer).setUint32(0, number)
  return { ...issuance, commitment }
}

describe('recent commitments', () => {
  test('are remembered for as long as a nonce lives', () => {
    const recent = recentCommitments()
    expect(recent.has(issuance, NOW)).toBe(false)
    recent.add(issuance, NOW)
    expect(recent.has(issuance, NOW)).toBe(true)
    expect(recent.has(issuance, NOW + NONCE_LIFETIME - 1)).toBe(true)
    expect(recent.has(issuance, NOW + NONCE_LIFETIME)).toBe(false)
  })

  test('are those of one person, type, epoch and commitment', () => {
    const recent = recentCommitments()
    recent.add(issuance, NOW)
    for (const other of [
      { ...issuance, key: { ...issuance.key, subjectHash: new Uint8Array(32).fill(2) } },
      { ...issuance, key: { ...issuance.key, type: PERSON_IDENTITY.id } },
      { ...issuance, epoch: epochPlus(issuance.epoch, 1) },
      { ...issuance, commitment: new Uint8Array(144).fill(2) },
    ]) {
      expect(recent.has(other, NOW)).toBe(false)
    }
  })

  test('are a bounded number: the oldest are forgotten first', () => {
    const recent = recentCommitments(100)
    for (let number = 0; number < 250; number++) recent.add(numbered(number), NOW)
    const known = Array.from({ length: 250 }, (_, number) => number).filter((number) =>
      recent.has(numbered(number), NOW),
    )
    expect(known).toEqual(Array.from({ length: 100 }, (_, index) => 150 + index))
  })

  test('live on when asked for again', () => {
    const recent = recentCommitments(2)
    recent.add(numbered(1), NOW)
    recent.add(numbered(2), NOW)
    recent.add(numbered(1), NOW)
    recent.add(numbered(3), NOW)
    expect([1, 2, 3].map((number) => recent.has(numbered(number), NOW))).toEqual([true, false, true])
  })
})
