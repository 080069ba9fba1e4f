import { memoryStore } from '@hefu/app-browser'
import {
  CARD_LIBRARY,
  type Epoch,
  epochAt,
  epochPlus,
  epochStart,
  type OfferCode,
  PASS_MONTH,
  TICKET_RIDE,
  type TrustBundle,
} from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import type { IssuePorts } from '../issuance/issue.ts'
import { quietNetwork } from '../net/quiet-network.ts'
import { type OpenWallet, openWallet } from '../state/open-wallet.ts'
import { createVault, openVault, type VaultPorts } from '../storage/vault.ts'
import { type FakeCity, fakeCity, refuse } from '../test/fake-city.ts'
import { type FakeIssuer, fakeIssuer } from '../test/fake-issuer.ts'
import { KEPT_LINES } from './kept-lines.ts'
import { promiseOfOffer } from './promise.ts'
import { redeem } from './redeem.ts'
import { redeemAll } from './redeem-all.ts'
import { removeLine } from './remove-line.ts'
import { renewLines } from './renew-lines.ts'

const SECRET = new Uint8Array(32).fill(1)
const RIDE = ['zone-1', 'full']
const READER = ['adult', '2027-11-30']

let city: FakeCity
let issuer: FakeIssuer
let vaultPorts: VaultPorts
let wallet: OpenWallet
let present: Epoch

beforeEach(async () => {
  city = await fakeCity('offers')
  issuer = fakeIssuer(city, [TICKET_RIDE, PASS_MONTH, CARD_LIBRARY])
  vaultPorts = { store: memoryStore(), random: city.random }
  const lock = { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 } as const
  wallet = await openWallet(await createVault(vaultPorts, lock, SECRET))
  present = epochAt(city.now, 480)
})

function ports(now: number = city.now, bundle: TrustBundle = issuer.bundle): IssuePorts {
  const network = quietNetwork({ fetch: issuer.fetch, isOnline: () => true })
  return { config: city.config, bundle, network, random: city.random, now }
}

function fetched(code: OfferCode, bundle?: TrustBundle): ReturnType<typeof redeem> {
  return redeem(ports(city.now, bundle), wallet, promiseOfOffer(code), () => {})
}

/** Does what is due every few hours, as a wallet that is opened now and then. */
async function renewUntil(end: number): Promise<void> {
  for (let now = city.now; now < end; now += 3 * 3600) await renewLines(ports(now), wallet)
}

const held = () => wallet.holdings.get().credentials
const endOfWeek = (weeks = 0): number => epochStart(epochPlus(present, 1 + weeks), 480)

describe('an offer', () => {
  test('is fetched from the registered address of its issuer, and from nowhere else', async () => {
    const code = issuer.offer(CARD_LIBRARY, READER)
    const card = await fetched(code)
    expect(card).toMatchObject({ line: code.offer, values: READER, header: { issuer: issuer.issuer.id } })
    expect(new Set(issuer.asked.map((url) => new URL(url).origin))).toEqual(new Set([issuer.issuer.address]))
    wallet = await openWallet(await openVault(vaultPorts, SECRET))
    expect(held()).toEqual([card])
    expect(await wallet.read(KEPT_LINES)).toMatchObject([
      { line: code.offer, type: CARD_LIBRARY.id, issuer: issuer.issuer.id, secret: code.secret, ended: null },
    ])
  })

  test.each<[string, (bundle: TrustBundle) => TrustBundle]>([
    [
      'issuer-without-address',
      (bundle) => ({ ...bundle, issuers: bundle.issuers.map(({ id, name }) => ({ id, name })) }),
    ],
    ['issuer-unknown', (bundle) => ({ ...bundle, issuers: bundle.issuers.slice(0, 1) })],
    ['other-city', (bundle) => ({ ...bundle, origin: 'elsewhere.example' })],
  ])('asks nobody where the register knows nobody to ask: %s', async (code, change) => {
    const offer = issuer.offer(CARD_LIBRARY, READER)
    await expect(fetched(offer, change(issuer.bundle))).rejects.toMatchObject({ code })
    expect([issuer.asked, held(), await wallet.read(KEPT_LINES)]).toEqual([[], [], []])
  })

  test('takes a card of no other issuer than the one it names, whatever keys the register has', async () => {
    const [cityItself] = city.bundle.issuers
    if (!cityItself) throw new Error('the synthetic city issues')
    issuer.signsAs = cityItself.id
    await expect(fetched(issuer.offer(CARD_LIBRARY, READER))).rejects.toMatchObject({ code: 'credential-refused' })
    expect(held()).toEqual([])
  })

  test.each([
    ['offer-redeemed', () => refuse('credential_request_denied', 400, 'offer-redeemed')],
    ['offer-ended', () => refuse('credential_request_denied', 400, 'offer-ended')],
    ['offer-expired', () => refuse('credential_request_denied', 400, 'offer-expired')],
    ['offer-unknown', () => refuse('invalid_token', 401)],
    ['issuer-down', () => refuse('', 503)],
    ['issuer-refused', () => refuse('', 400)],
  ] as const)('that comes to nothing says why and keeps nothing: %s', async (code, answer) => {
    issuer.instead = answer
    await expect(fetched(issuer.offer(CARD_LIBRARY, READER))).rejects.toMatchObject({ code })
    expect([held(), await wallet.read(KEPT_LINES)]).toEqual([[], []])
  })

  test('of ten tickets that breaks off is gone on with, and none is asked for twice', async () => {
    const codes = Array.from({ length: 4 }, () => issuer.offer(TICKET_RIDE, RIDE))
    const promised = codes.map(promiseOfOffer)
    await fetched(codes[0] as OfferCode)
    issuer.instead = () => refuse('', 503)
    await expect(redeemAll(ports(), wallet, promised, () => {})).rejects.toMatchObject({ code: 'issuer-down' })
    issuer.refuse((codes[3] as OfferCode).offer, 'offer-redeemed')
    const steps: number[] = []
    const tickets = await redeemAll(ports(), wallet, promised, (_, index) => steps.push(index))
    expect(tickets.map(({ line }) => line)).toEqual(codes.slice(0, 3).map(({ offer }) => offer))
    expect(new Set(steps)).toEqual(new Set([1, 2, 3]))
    expect(new Set(tickets.map(({ proverNym }) => String(proverNym))).size).toBe(3)
  })

  test('none of which is honoured says why', async () => {
    const codes = [1, 2].map(() => issuer.offer(TICKET_RIDE, RIDE))
    for (const { offer } of codes) issuer.refuse(offer, 'offer-expired')
    const all = redeemAll(ports(), wallet, codes.map(promiseOfOffer), () => {})
    await expect(all).rejects.toMatchObject({ code: 'offer-expired' })
  })
})

describe('a card that was fetched', () => {
  test('is renewed week by week from the same address with the same secret, and says nothing of the one beside it', async () => {
    const [one, other] = [issuer.offer(CARD_LIBRARY, READER), issuer.offer(CARD_LIBRARY, ['child', null])]
    for (const code of [one, other]) await fetched(code)
    issuer.issued.length = 0
    await renewUntil(endOfWeek())
    const next = epochPlus(present, 1)
    expect(issuer.issued).toHaveLength(2)
    expect(issuer.issued).toEqual(
      expect.arrayContaining([one, other].map(({ offer }) => ({ offer, epoch: next, shown: true }))),
    )
    expect(new Set(held().map(({ nymSecret }) => String(nymSecret))).size).toBe(2)
  })

  test('that its issuer ends is asked for no more, and stays to be read', async () => {
    const code = issuer.offer(CARD_LIBRARY, READER)
    await fetched(code)
    issuer.refuse(code.offer, 'offer-ended')
    await renewUntil(endOfWeek(2))
    expect(issuer.issued).toHaveLength(2)
    expect((await wallet.read(KEPT_LINES))[0]?.ended).toBe('offer-ended')
    expect(held()).toHaveLength(1)
  })

  test('asks another address once the register has another, and waits where it has none', async () => {
    await fetched(issuer.offer(CARD_LIBRARY, READER))
    issuer.asked.length = 0
    const moved = { ...issuer.issuer, address: 'https://cards.synthetic.example' }
    const without = { ...issuer.bundle, issuers: city.bundle.issuers }
    for (let now = city.now; now < endOfWeek(); now += 3 * 3600) await renewLines(ports(now, without), wallet)
    expect(issuer.asked).toEqual([])
    const later = { ...without, issuers: [...city.bundle.issuers, moved] }
    for (let now = endOfWeek(); now < endOfWeek(1); now += 3 * 3600) await renewLines(ports(now, later), wallet)
    expect(new Set(issuer.asked.map((url) => new URL(url).origin))).toEqual(new Set([moved.address]))
  })

  test('is renewed by a wallet that was closed for weeks: it shows the card that it has, however old', async () => {
    const { line: offer } = await fetched(issuer.offer(CARD_LIBRARY, READER))
    const late = endOfWeek(4)
    await renewLines(ports(late), wallet)
    await renewLines(ports(late + 61), wallet)
    expect(issuer.issued.at(-1)).toEqual({ offer, epoch: epochAt(late, 480), shown: true })
    expect(new Set(held().map(({ nymSecret }) => String(nymSecret))).size).toBe(1)
  })

  test('as a ticket keeps no secret, is never renewed, and drops away when no gate takes it', async () => {
    const code = issuer.offer(TICKET_RIDE, RIDE)
    await fetched(code)
    expect((await wallet.read(KEPT_LINES))[0]?.secret).toHaveLength(0)
    await renewUntil(endOfWeek(1))
    expect([issuer.issued.length, held().length]).toEqual([1, 1])
    await renewLines(ports(endOfWeek(1)), wallet)
    expect([held(), await wallet.read(KEPT_LINES), wallet.holdings.get().wear]).toEqual([[], [], []])
  })

  test('as a month pass drops away once its month is over and no gate takes it', async () => {
    const code = issuer.offer(PASS_MONTH, ['2026-11', 'zone-1', 'full'])
    await fetched(code)
    issuer.refuse(code.offer, 'offer-ended')
    await renewUntil(endOfWeek(1) - 1)
    expect(held()).toHaveLength(1)
    await renewLines(ports(endOfWeek(1)), wallet)
    expect(held()).toEqual([])
  })

  test('that is deleted takes its secret and its memory along, and nothing of what stands beside it', async () => {
    const [one, other] = [issuer.offer(TICKET_RIDE, RIDE), issuer.offer(TICKET_RIDE, RIDE)]
    for (const code of [one, other]) await fetched(code)
    await wallet.setWear({ line: one.offer, shown: [city.now], over: false })
    await removeLine(wallet, { line: one.offer, type: TICKET_RIDE.id })
    expect(held().map(({ line }) => line)).toEqual([other.offer])
    expect((await wallet.read(KEPT_LINES)).map(({ line }) => line)).toEqual([other.offer])
    expect(wallet.holdings.get().wear).toEqual([])
  })
})
