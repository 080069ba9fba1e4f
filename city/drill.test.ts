import { generateKeyPair, randomScalar } from '@hefu/bbs'
import { fromBase64url } from '@hefu/bytes'
import { createGate, type Verdict } from '@hefu/gate'
import { issueCredential } from '@hefu/issuer'
import type { SigningKey } from '@hefu/server'
import {
  credentialTypeId,
  type Epoch,
  encodeIssuedCredential,
  epochAt,
  epochPlus,
  issuerId,
  PERSON_ENTRY,
  type Service,
  slotAt,
  slotStart,
  type TrustBundle,
  toEpoch,
} from '@hefu/standard'
import { ADULT, SYNTHETIC_NOW, seededRandom, syntheticCity } from '@hefu/testing'
import { beginIssuance, type HeldCredential, isKeyInForce, makePass, receiveCredential } from '@hefu/wallet'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decide } from './test/decide.ts'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from './test/test-city.ts'
import { accept, ask, post, prepare, receive, unblind } from './test/test-wallet.ts'

const TYPE = PERSON_ENTRY.id
const random = seededRandom('drill')

let city: TestCity
/** Knows a holder again, as a library does. */
let account: Service
let holder: string
/** What the holder had before the theft. */
let before: HeldCredential
/** What the thief has. */
let stolen: SigningKey

const present = (): Epoch => epochAt(city.time.now, UTC_OFFSET_MINUTES)

beforeAll(async () => {
  account = { ...(await syntheticCity('drill')).services.metro, scope: 'account' }
})

beforeEach(async () => {
  city = await startTestCity({ config: { replacementsPerEpoch: 1 } })
  await decide(city, { kind: 'service', service: account })
  holder = city.signIn('holder')
  const received = await receive(city, holder)
  await accept(city, holder, received)
  before = received.credential
  stolen = city.issuance.issuerKeys.signingKey(TYPE, present())
})
afterEach(() => city.close())

/** Two officers end a key from before its first epoch. */
async function end(publicKey: Uint8Array): Promise<void> {
  await decide(city, { kind: 'issuer-key-end', publicKey, lastEpoch: epochPlus(stolen.firstEpoch, -1) })
}

/** Two officers register every key that the city says it holds and that the register does not have. */
async function registerReplacements(): Promise<number> {
  const { keys } = (await (await city.app.request('/register/issuer-keys')).json()) as {
    keys: {
      issuer: string
      type: string
      publicKey: string
      firstEpoch: number
      lastEpoch: number
      registered: boolean
    }[]
  }
  const added = keys.filter(({ registered }) => !registered)
  for (const { issuer, type, publicKey, firstEpoch, lastEpoch } of added) {
    const key = {
      issuer: issuerId(issuer),
      type: credentialTypeId(type),
      publicKey: fromBase64url(publicKey),
      firstEpoch: toEpoch(firstEpoch),
      lastEpoch: toEpoch(lastEpoch),
    }
    await decide(city, { kind: 'issuer-key', key })
  }
  return added.length
}

/** What a gate with this bundle says to a fresh pass of a credential, whatever a wallet with another bundle would do. */
function atGate(credential: HeldCredential, gates: TrustBundle, wallets: TrustBundle = gates): Verdict {
  const gate = createGate({ bundle: gates, service: account.id, clock: () => city.time.now, random })
  const slot = slotAt(city.time.now)
  const pass = makePass(
    { credential, service: { ...account, validFrom: slotStart(slot) }, bundle: wallets, slot },
    random,
  )
  return gate.check(pass)
}

function pseudonymOf(verdict: Verdict): Uint8Array {
  if (verdict.verdict === 'refused') throw new Error(`refused: ${verdict.reason}`)
  return verdict.pseudonym
}

/** A credential that whoever has a secret key signs for a secret of their own choice. */
function forge(by: SigningKey, bundle: TrustBundle, epoch: Epoch = present()): HeldCredential {
  const pending = beginIssuance({ type: TYPE, epoch }, random)
  const { commitment } = pending
  const header = { issuer: city.config.issuer, type: TYPE, epoch }
  const issued = issueCredential({
    ...by,
    type: PERSON_ENTRY,
    header,
    values: ADULT,
    commitment,
    entropy: randomScalar(random),
  })
  return receiveCredential({ text: encodeIssuedCredential(issued), pending, bundle, present: null })
}

describe('after a stolen key was ended', () => {
  let old: TrustBundle
  beforeEach(async () => {
    old = await city.bundle()
    await end(stolen.publicKey)
  })

  test('a gate with the next bundle refuses a pass by it and says why, and a wallet with that bundle shows it to nobody', async () => {
    const gap = await city.bundle()
    expect(atGate(before, old)).toMatchObject({ verdict: 'admitted' })
    expect(atGate(before, gap, old)).toEqual({ verdict: 'refused', reason: 'key-ended' })
    await registerReplacements()
    const bundle = await city.bundle()
    expect(atGate(before, bundle, old)).toEqual({ verdict: 'refused', reason: 'key-ended' })
    expect(isKeyInForce(bundle, before)).toBe(false)
    expect(() => atGate(before, bundle)).toThrow(expect.objectContaining({ code: 'key-ended' }))
  })

  test('the city signs nothing before two officers have registered the replacement that it made by itself', async () => {
    expect(await ask(city, holder, { present: before })).toMatchObject({ status: 503, code: 'not-founded' })
    expect(await registerReplacements()).toBe(1)
    const { credential } = await receive(city, holder, { present: before })
    expect(credential.publicKey).not.toEqual(stolen.publicKey)
  })

  test('a holder is renewed in the same epoch by showing what the ended key signed, and every service knows them again', async () => {
    await registerReplacements()
    const renewed = await receive(city, holder, { present: before })
    expect(await accept(city, holder, renewed)).toEqual({ status: 204 })
    const { credential } = renewed
    expect(credential.header.epoch).toBe(before.header.epoch)
    expect(credential.nymSecret).toEqual(before.nymSecret)
    expect(pseudonymOf(atGate(credential, await city.bundle()))).toEqual(pseudonymOf(atGate(before, old)))
  })

  test('the cap on replacements begins again for the epoch, once', async () => {
    await registerReplacements()
    const answers = []
    for (let time = 0; time < 3; time++) answers.push(await ask(city, holder, { present: before }))
    expect(answers.map(({ status, hefu_reason }) => hefu_reason ?? status)).toEqual([
      200,
      200,
      'replacements-exhausted',
    ])
  })

  test('a credential of the next epoch, fetched ahead, is renewed too', async () => {
    const other = city.signIn('another holder')
    await registerReplacements()
    const first = await receive(city, other)
    await accept(city, other, first)
    const ahead = await receive(city, other, { epoch: epochPlus(present(), 1), present: first.credential })
    await end(first.credential.publicKey)
    expect(await registerReplacements()).toBe(1)
    for (const epoch of [present(), epochPlus(present(), 1)]) {
      const renewed = await receive(city, other, { epoch, present: first.credential })
      expect(renewed.credential.nymSecret).toEqual(ahead.credential.nymSecret)
    }
  })

  test('two epochs later what it signed renews nothing any more', async () => {
    await registerReplacements()
    city.time.now += 2 * 7 * 86_400
    expect(await ask(city, holder, { present: before })).toMatchObject({ status: 400, error: 'invalid_proof' })
  })

  test('no acceptance is taken by it: what it signed is accepted by nobody', async () => {
    await registerReplacements()
    const received = await receive(city, holder, { present: before })
    const answer = await accept(city, holder, { ...received, credential: before })
    expect(answer).toMatchObject({ status: 400, error: 'invalid_notification_request' })
    expect(await accept(city, holder, received)).toEqual({ status: 204 })
  })
})

describe('whoever stole the key', () => {
  let old: TrustBundle
  beforeEach(async () => {
    old = await city.bundle()
    await end(stolen.publicKey)
    await registerReplacements()
  })

  test('forges credentials that gates admit until they have the next bundle, and never after', async () => {
    const forged = forge(stolen, old)
    expect(atGate(forged, old)).toMatchObject({ verdict: 'admitted' })
    const bundle = await city.bundle()
    expect(atGate(forged, bundle, old)).toEqual({ verdict: 'refused', reason: 'key-ended' })
    for (const weeks of [-1, 1]) {
      const elsewhen = forge(stolen, old, epochPlus(present(), weeks))
      expect(atGate(elsewhen, bundle, old)).toMatchObject({ verdict: 'refused' })
    }
  })

  test('cannot renew in the name of a holder, even with that holder’s sign-in: the pseudonym needs the holder’s secret', async () => {
    const answer = await ask(city, holder, { present: forge(stolen, old) })
    expect(answer).toMatchObject({ status: 400, hefu_reason: 'pseudonym-differs' })
    expect(await receive(city, holder, { present: before })).toMatchObject({ credential: { header: before.header } })
  })

  test('gains nothing where no pseudonym is recorded: a sign-in alone gives as much, and counts as much', async () => {
    const accomplice = city.signIn('accomplice')
    expect(await ask(city, accomplice, { present: forge(stolen, old) })).toMatchObject({ hefu_reason: 'not-enrolled' })
    await receive(city, accomplice)
    const forged = forge(stolen, old)
    const prepared = await prepare(city, { present: forged })
    const answer = await post(city, '/credential', prepared.body, accomplice)
    const { credential } = await unblind(city, { ...prepared, present: null }, answer)
    // Signed blind over the share that the city keeps: the forged secret is not in it.
    expect(credential.nymSecret).not.toEqual(forged.nymSecret)
    expect(await ask(city, accomplice, { present: forged })).toMatchObject({ hefu_reason: 'replacements-exhausted' })
  })

  test('renews nothing by a key that the register never had', async () => {
    const own = { ...stolen, ...generateKeyPair(random(32)) }
    const trusting = { ...old, issuerKeys: [own] }
    const answer = await ask(city, holder, { present: { ...forge(own, trusting), proverNym: before.proverNym } })
    expect(answer).toMatchObject({ status: 400, error: 'invalid_proof' })
  })
})

test('a key that was replaced ahead of its end leaves no time in which nothing is signed', async () => {
  const replacements = await city.issuance.issuerKeys.replace(TYPE, present())
  expect(replacements).toHaveLength(2)
  expect(await registerReplacements()).toBe(2)
  const wallets = await city.bundle()
  expect(atGate(before, wallets)).toMatchObject({ verdict: 'admitted' })
  const renewed = await receive(city, holder, { present: before })
  expect(renewed.credential.publicKey).toEqual(replacements[0]?.publicKey)
  await end(stolen.publicKey)
  expect(await registerReplacements()).toBe(0)
  expect(atGate(renewed.credential, await city.bundle())).toMatchObject({ verdict: 'admitted' })
  expect(city.time.now).toBe(SYNTHETIC_NOW)
})
