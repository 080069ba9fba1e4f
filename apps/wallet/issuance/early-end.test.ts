import { memoryStore, type Trusted } from '@hefu/app-browser'
import { type Epoch, epochAt, epochPlus, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { quietNetwork } from '../net/quiet-network.ts'
import { type OpenWallet, openWallet } from '../state/open-wallet.ts'
import { createVault, openVault, type VaultPorts } from '../storage/vault.ts'
import { type FakeCity, fakeCity, refuse } from '../test/fake-city.ts'
import { enrol, type IssuePorts, renew } from './issue.ts'
import { noticeLifts } from './notice-lifts.ts'
import { type EndedEarly, endOf, renewed } from './stop.ts'

const SECRET = new Uint8Array(32).fill(1)
const TOKENS = { accessToken: 'access', refreshToken: 'refresh-0' }
const ENTRY = PERSON_ENTRY.id
const IDENTITY = PERSON_IDENTITY.id

let city: FakeCity
let vaultPorts: VaultPorts
let wallet: OpenWallet
let ports: IssuePorts
let present: Epoch

beforeEach(async () => {
  city = await fakeCity()
  vaultPorts = { store: memoryStore(), random: city.random }
  const protection = { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 } as const
  wallet = await openWallet(await createVault(vaultPorts, protection, SECRET))
  const network = quietNetwork({ fetch: city.fetch, isOnline: () => true })
  ports = { config: city.config, bundle: city.bundle, network, random: city.random, now: city.now }
  present = epochAt(city.now, 480)
  for (const type of [ENTRY, IDENTITY]) await enrol(ports, wallet, { tokens: TOKENS, type })
  city.requests.length = 0
})

function held(): readonly string[] {
  return wallet.holdings.get().credentials.map(({ header }) => `${header.type} ${header.epoch}`)
}

function end(type = ENTRY): EndedEarly {
  const stop = endOf(wallet.holdings.get().stops, type)
  if (!stop) throw new Error('not ended')
  return stop
}

/** The register as the wallet has it after its next fetch. */
async function trusted(): Promise<Trusted> {
  return { bytes: await city.register.bytes(), size: city.register.entries.length, bundle: city.bundle }
}

describe('a card that the city no longer refreshes', () => {
  beforeEach(() => city.people.endEarly(ENTRY, 'issued-in-error'))

  test('stays on the device and works on, what the city said is kept sealed, and other cards are renewed', async () => {
    await renew(ports, wallet)
    const next = epochPlus(present, 1)
    expect(held()).toEqual([`${ENTRY} ${present}`, `${IDENTITY} ${present}`, `${IDENTITY} ${next}`])
    wallet = await openWallet(await openVault(vaultPorts, SECRET))
    const { act, decidedAt, appealBy } = city.people.held.earlyEnds[0] as Record<string, number>
    expect(end()).toEqual({
      why: 'ended-early',
      type: ENTRY,
      end: { type: ENTRY, reason: 'issued-in-error', act, decidedAt, appealBy },
      heardAt: city.now,
      asOf: Number(act) + 1,
      askAgain: false,
      told: false,
      appeal: null,
    })
  })

  test('is not asked for again, and is no failure that is tried again and again', async () => {
    await renew(ports, wallet)
    expect(wallet.holdings.get().renewal).toMatchObject({ failures: 0, needsSignIn: false })
    city.requests.length = 0
    await renew(ports, wallet)
    expect(city.requests).toEqual([])
  })

  test('tells a holder who asks for it by hand the same', async () => {
    const attempt = enrol(ports, wallet, { tokens: TOKENS, type: ENTRY })
    await expect(attempt).rejects.toMatchObject({ code: 'ended-early' })
    expect(end().end?.reason).toBe('issued-in-error')
  })

  test('is asked for once more when the log takes such an end back, and renewed if it was this one', async () => {
    await renew(ports, wallet)
    await noticeLifts(await trusted(), wallet)
    expect(renewed(wallet.holdings.get()).map(({ header }) => header.type)).not.toContain(ENTRY)
    await city.people.lift(ENTRY, 'issued-in-error')
    await noticeLifts(await trusted(), wallet)
    expect(end().askAgain).toBe(true)
    expect(wallet.holdings.get().renewal.epoch).toBe(0)
    await renew(ports, wallet)
    expect(held()).toContain(`${ENTRY} ${epochPlus(present, 1)}`)
    expect(wallet.holdings.get().stops).toEqual([])
  })

  test('stays ended when it was the end of somebody else that was taken back, and the city is not asked twice', async () => {
    await renew(ports, wallet)
    await wallet.stop({ ...end(), told: true })
    await city.register.decide({ kind: 'early-end-lifted', type: ENTRY, reason: 'issued-in-error' })
    await noticeLifts(await trusted(), wallet)
    await renew(ports, wallet)
    expect(end()).toMatchObject({ askAgain: false, told: true, asOf: city.register.entries.length })
    city.requests.length = 0
    await noticeLifts(await trusted(), wallet)
    await renew(ports, wallet)
    expect(city.requests).toEqual([])
  })
})

test('a refusal that names no act is kept as one', async () => {
  const deny = (end: unknown) => () =>
    Response.json(
      { error: 'credential_request_denied', hefu_reason: 'ended-early', hefu_early_end: end },
      { status: 400 },
    )
  const bad = [
    null,
    'no',
    { reason: 'he-knows-why', act: 1, decidedAt: 1, appealBy: 1 },
    { reason: 'holder-died', act: -1 },
  ]
  for (const said of bad) {
    city.instead.set('/credential', [deny(said)])
    await expect(enrol(ports, wallet, { tokens: TOKENS, type: ENTRY })).rejects.toMatchObject({ code: 'ended-early' })
    expect(end().end).toBeNull()
  }
})

test('who asked for the end and receives the card anew has it again, as a new enrolment', async () => {
  await city.people.endEarly(ENTRY, 'holder-asked')
  await renew(ports, wallet)
  expect(end().end?.reason).toBe('holder-asked')
  await enrol(ports, wallet, { tokens: TOKENS, type: ENTRY })
  expect(wallet.holdings.get().stops).toEqual([])
})

test('a card of which the city has no record any more is not asked for by itself, only by its holder', async () => {
  city.instead.set('/credential', [() => refuse('credential_request_denied', 400, 'not-enrolled')])
  await renew(ports, wallet)
  expect(wallet.holdings.get().stops).toEqual([{ why: 'erased', type: ENTRY, heardAt: city.now }])
  expect(held()).toContain(`${IDENTITY} ${epochPlus(present, 1)}`)
  await enrol(ports, wallet, { tokens: TOKENS, type: ENTRY })
  expect(wallet.holdings.get().stops).toEqual([])
})
