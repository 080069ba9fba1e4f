import { decodeDcbor, encodeDcbor } from '@hefu/bytes'
import { epochAt, grantId, PERSON_ENTRY } from '@hefu/standard'
import { ADULT, SYNTHETIC_NOW, type SyntheticCity, seededRandom, syntheticCity } from '@hefu/testing'
import { beginIssuance, type HeldCredential } from '@hefu/wallet'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWallet } from '../state/open-wallet.ts'
import { KEPT_CREDENTIALS } from './kept-credentials.ts'
import { KEPT_PENDING } from './kept-pending.ts'
import type { Vault } from './vault.ts'

const [A, B] = [grantId('a'.repeat(32)), grantId('b'.repeat(32))]
const random = seededRandom('kept lines')
const EPOCH = epochAt(SYNTHETIC_NOW, 480)

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('kept lines')
})

/** A vault that keeps what it is given as it is. */
function plainVault(): Vault {
  const records = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    read: async (name) => records.get(name)?.slice() ?? null,
    write: async (name, plain) => void records.set(name, plain.slice()),
    remove: async (name) => void records.delete(name),
    close: () => {},
  }
}

describe('lines', () => {
  test('go through storage and back, and what was kept without them is read', () => {
    const held: HeldCredential = city.issue(ADULT)
    const lined = { line: A, ...held }
    const cbor = decodeDcbor(encodeDcbor(KEPT_CREDENTIALS.toCbor([held, lined])))
    expect(KEPT_CREDENTIALS.fromCbor(cbor)).toEqual([held, lined])
    const before = (cbor as unknown[][]).map((items) => items.slice(0, 10))
    expect(KEPT_CREDENTIALS.fromCbor(before as never)).toEqual([held, held])
    const begun = [undefined, A].map((line) => beginIssuance({ type: PERSON_ENTRY.id, epoch: EPOCH, line }, random))
    expect(KEPT_PENDING.fromCbor(decodeDcbor(encodeDcbor(KEPT_PENDING.toCbor(begun))))).toEqual(begun)
  })

  test('of one type are kept beside one another, each with its own pending issuance', async () => {
    const wallet = await openWallet(plainVault())
    const begun = [undefined, A, B].map((line) => beginIssuance({ type: PERSON_ENTRY.id, epoch: EPOCH, line }, random))
    for (const each of begun) await wallet.keeper.begin(each)
    expect(wallet.keeper.pending(PERSON_ENTRY.id, EPOCH, A)).toEqual(begun[1])
    const [own, a, aAgain] = [city.issue(ADULT), { line: A, ...city.issue(ADULT) }, { line: A, ...city.issue(ADULT) }]
    for (const held of [own, a, aAgain]) await wallet.keeper.finish(held)
    expect(wallet.holdings.get().credentials).toEqual([own, aAgain])
    expect(wallet.holdings.get().pending).toEqual([begun[2]])
  })
})
