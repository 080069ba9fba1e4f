import { memoryStore } from '@hefu/app-browser'
import { type Epoch, epochAt, epochPlus, epochStart, type GrantCode, MANDATE, PERSON_ENTRY } from '@hefu/standard'
import { ADULT, MANDATED } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import type { IssuePorts } from '../issuance/issue.ts'
import { quietNetwork } from '../net/quiet-network.ts'
import { type OpenWallet, openWallet } from '../state/open-wallet.ts'
import { createVault, openVault, type VaultPorts } from '../storage/vault.ts'
import { type FakeCity, fakeCity, refuse } from '../test/fake-city.ts'
import { type FakeMandates, fakeMandates } from '../test/fake-mandates.ts'
import { KEPT_LINES, type KeptLine } from './kept-lines.ts'
import { latestMandates } from './latest-lines.ts'
import { promiseOfGrant } from './promise.ts'
import { redeem } from './redeem.ts'
import { removeLine } from './remove-line.ts'
import { renewLines } from './renew-lines.ts'

const SECRET = new Uint8Array(32).fill(1)
const OTHER_SHOP = MANDATED.with(0, '91310000SYNTH0002X').with(1, '另一家虚构公司')

let city: FakeCity
let mandates: FakeMandates
let vaultPorts: VaultPorts
let wallet: OpenWallet
let present: Epoch

beforeEach(async () => {
  city = await fakeCity('mandates')
  mandates = fakeMandates(city)
  vaultPorts = { store: memoryStore(), random: city.random }
  const lock = { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 } as const
  wallet = await openWallet(await createVault(vaultPorts, lock, SECRET))
  present = epochAt(city.now, 480)
})

function ports(now: number = city.now): IssuePorts {
  const network = quietNetwork({ fetch: mandates.fetch, isOnline: () => true })
  return { config: city.config, bundle: mandates.bundle, network, random: city.random, now }
}

function redeemed(code: GrantCode, now?: number): ReturnType<typeof redeem> {
  return redeem(ports(now), wallet, promiseOfGrant(code), () => {})
}

/** Does what is due every few hours, as a wallet that is opened now and then. */
async function renewUntil(end: number, from: number = city.now): Promise<void> {
  for (let now = from; now < end; now += 3 * 3600) await renewLines(ports(now), wallet)
}

const held = (): readonly string[] =>
  wallet.holdings.get().credentials.map(({ header, values }) => `${values[0] ?? header.type} ${header.epoch}`)
const kept = (): Promise<readonly KeptLine[]> => wallet.read(KEPT_LINES)
const endOfWeek = (weeks = 0): number => epochStart(epochPlus(present, 1 + weeks), 480)

describe('redeeming a grant', () => {
  test('keeps the mandate with its secret, sealed, and says nothing of who it is', async () => {
    const code = mandates.grant()
    const mandate = await redeemed(code)
    expect(mandate).toMatchObject({ line: code.grant, values: MANDATED })
    wallet = await openWallet(await openVault(vaultPorts, SECRET))
    expect(wallet.holdings.get().credentials).toEqual([mandate])
    expect(await kept()).toMatchObject([{ line: code.grant, secret: code.secret, issuer: null, ended: null }])
    expect(mandates.asked).toEqual([{ grant: code.grant, epoch: present, shown: false }])
  })

  test('a second mandate stands beside the first, with secrets of its own', async () => {
    await redeemed(mandates.grant())
    await redeemed(mandates.grant(OTHER_SHOP))
    const [first, second] = latestMandates(wallet.holdings.get().credentials)
    expect([first?.values[0], second?.values[0]]).toEqual([MANDATED[0], OTHER_SHOP[0]])
    expect(first?.proverNym).not.toEqual(second?.proverNym)
  })

  test.each([
    ['grant-redeemed', () => refuse('credential_request_denied', 400, 'grant-redeemed')],
    ['mandate-ended', () => refuse('credential_request_denied', 400, 'mandate-ended')],
    ['grant-unknown', () => refuse('invalid_token', 401)],
    ['city-down', () => refuse('', 503)],
  ] as const)('that comes to nothing says why and keeps nothing: %s', async (code, answer) => {
    mandates.instead = answer
    await expect(redeemed(mandates.grant())).rejects.toMatchObject({ code })
    expect([held(), await kept()]).toEqual([[], []])
  })

  test('asks again after a lost answer with what it had begun with, and has it', async () => {
    const code = mandates.grant()
    mandates.instead = () => refuse('', 503)
    await expect(redeemed(code)).rejects.toMatchObject({ code: 'city-down' })
    const [begun] = wallet.holdings.get().pending
    const mandate = await redeemed(code)
    expect(mandate.proverNym).toEqual(begun?.proverNym)
  })

  test('of another city asks nobody', async () => {
    const code = { ...mandates.grant(), origin: 'elsewhere.example' }
    await expect(redeemed(code)).rejects.toMatchObject({ code: 'other-city' })
    expect(mandates.asked).toEqual([])
  })
})

describe('a mandate', () => {
  test('is renewed week by week with its own grant, and shows the one that is held', async () => {
    const code = mandates.grant()
    await redeemed(code)
    await renewUntil(endOfWeek())
    await renewUntil(endOfWeek(1), endOfWeek())
    expect(mandates.asked.slice(1)).toEqual(
      [1, 2].map((weeks) => ({ grant: code.grant, epoch: epochPlus(present, weeks), shown: true })),
    )
    expect(latestMandates(wallet.holdings.get().credentials)).toHaveLength(1)
    const nyms = wallet.holdings.get().credentials.map(({ nymSecret }) => String(nymSecret))
    expect(new Set(nyms).size).toBe(1)
  })

  test('is renewed at another moment than one beside it', async () => {
    await redeemed(mandates.grant())
    await redeemed(mandates.grant(OTHER_SHOP))
    const [first, second] = await kept()
    expect(first?.plan.dueAt).toBeGreaterThan(city.now)
    expect(first?.plan.dueAt).not.toBe(second?.plan.dueAt)
  })

  test('that is overdue waits a moment of its own', async () => {
    await redeemed(mandates.grant())
    const late = endOfWeek() + 3600
    await renewLines(ports(late), wallet)
    expect(mandates.asked).toHaveLength(1)
    await renewLines(ports(late + 61), wallet)
    expect(held()).toContain(`${MANDATED[0]} ${epochPlus(present, 1)}`)
  })

  test('that the organisation ended is asked for no more, and stays to be read; another goes on', async () => {
    const [code, other] = [mandates.grant(), mandates.grant(OTHER_SHOP)]
    await redeemed(code)
    await redeemed(other)
    mandates.end(code.grant)
    await renewUntil(endOfWeek())
    await renewUntil(endOfWeek(1), endOfWeek())
    expect((await kept()).find(({ line }) => line === code.grant)?.ended).toBe('mandate-ended')
    expect(mandates.asked.filter(({ grant }) => grant === code.grant)).toHaveLength(2)
    expect(mandates.asked.filter(({ grant }) => grant === other.grant)).toHaveLength(3)
    expect(held()).toContain(`${MANDATED[0]} ${present}`)
  })

  test('is tried again when the city was down, later each time', async () => {
    await redeemed(mandates.grant())
    const due = (await kept())[0]?.plan.dueAt ?? 0
    mandates.instead = () => refuse('', 503)
    await renewLines(ports(due), wallet)
    const [grant] = await kept()
    expect(grant).toMatchObject({ ended: null, plan: { failures: 1 } })
    await renewLines(ports(grant?.plan.dueAt), wallet)
    expect(held()).toHaveLength(2)
  })

  test('that is deleted takes its secret along, and nothing of what stands beside it', async () => {
    const [code, other] = [mandates.grant(), mandates.grant(OTHER_SHOP)]
    await redeemed(code)
    await redeemed(other)
    const own = city.issue(ADULT)
    await wallet.keeper.finish(own)
    await removeLine(wallet, { line: code.grant, type: MANDATE.id })
    expect(held()).toEqual([`${OTHER_SHOP[0]} ${present}`, `${ADULT[0]} ${own.header.epoch}`])
    expect((await kept()).map(({ line }) => line)).toEqual([other.grant])
    await wallet.removeCard(PERSON_ENTRY.id)
    expect(held()).toEqual([`${OTHER_SHOP[0]} ${present}`])
  })
})
