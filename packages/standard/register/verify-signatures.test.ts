import { ed25519KeyPair } from '@hefu/log'
import { ISSUER, type SyntheticCity, type SyntheticOfficer, syntheticCity } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import { PERSON_ENTRY } from '../credential/person-entry.ts'
import { officerId } from './act-format.ts'
import { proveRegister } from './register-bundle.ts'
import { actsBehindKeys, actsBehindService, verifySignatures } from './verify-signatures.ts'

let city: SyntheticCity

beforeEach(async () => {
  city = await syntheticCity('signatures')
})

/** Somebody who calls themself an officer and has another key. */
async function impostor(): Promise<SyntheticOfficer> {
  const [, second] = city.register.officers
  return { ...second, ...(await ed25519KeyPair(new Uint8Array(32).fill(7))) }
}

test('what an honest city decided is signed, whatever is relied on', async () => {
  const register = await city.register.prove()
  const all = register.entries.map((_, index) => index)
  await expect(verifySignatures(register, all)).resolves.toBeUndefined()
  expect([...register.verified].sort((a, b) => a - b)).toEqual(all)
})

test('a registration that the log entered by itself is found when the service is relied on, and no other is hindered', async () => {
  const { metro, pool } = city.services
  const forged = { ...metro, required: [4] }
  const [first] = city.register.officers
  city.register.append(await city.register.act({ kind: 'service', service: forged }, [first, await impostor()]))
  const register = await city.register.prove()
  const { state, checkpoint } = register
  await expect(verifySignatures(register, actsBehindService(state, pool.id, city.now))).resolves.toBeUndefined()
  await expect(verifySignatures(register, actsBehindService(state, metro.id, city.now))).rejects.toMatchObject({
    code: 'act-unsigned',
    evidence: checkpoint,
  })
})

test('a key that nobody decided is found before a credential of it is taken', async () => {
  const [known] = city.bundle.issuerKeys
  if (!known) throw new Error('the synthetic city has keys')
  const key = { ...known, publicKey: new Uint8Array(96).fill(1) }
  city.register.append(
    await city.register.act({ kind: 'issuer-key', key }, [await impostor(), city.register.officers[0]]),
  )
  const register = await city.register.prove()
  const relied = actsBehindKeys(register.state, ISSUER, PERSON_ENTRY.id)
  await expect(verifySignatures(register, relied)).rejects.toMatchObject({ code: 'act-unsigned' })
})

test('nobody becomes an officer, and no notice is shortened, by an act that is not signed: the register is refused whole', async () => {
  const [first] = city.register.officers
  const { publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(8))
  const officer = { id: officerId('office.3'), office: first.office, publicKey }
  for (const body of [{ kind: 'officer', officer } as const, { kind: 'notice-period', days: 0 } as const]) {
    const forged = await city.register.act(body, [first, await impostor()])
    const bytes = await city.register.bytes({ entries: [...city.register.entries, forged] })
    await expect(proveRegister(bytes, city.policy, null)).rejects.toMatchObject({ code: 'act-unsigned' })
  }
})
