import { ServerError } from '@hefu/server'
import { CARD_LIBRARY, TICKET_RIDE } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { epochIn, type TestCity } from '../test/index.ts'
import { type TestIssuance, testIssuance } from '../test/test-issuance.ts'

let world: TestIssuance
let city: TestCity
let opened: TestIssuance['opened']
let issuance: TestIssuance['issuance']

beforeAll(async () => {
  world = await testIssuance()
  ;({ city, opened, issuance } = world)
})
afterAll(() => world.close())

const until = (): number => city.time.now + 3600
const ticket = async (): Promise<string> => {
  const [offer] = await issuance.offer({ type: TICKET_RIDE.id, terms: ['zone-1', 'full'], until: until() })
  return offer?.code ?? ''
}
const card = async () => {
  const [offer] = await issuance.offer({ type: CARD_LIBRARY.id, terms: ['adult', '2027-11-30'], until: until() })
  if (!offer) throw new Error('nothing was offered')
  return offer
}

describe('a ticket', () => {
  test('is issued once: the same request is answered the same, any other is refused', async () => {
    const code = await ticket()
    const wallet = city.wallet()
    expect(await wallet.receive(issuance.routes, code)).toMatchObject({ values: ['zone-1', 'full'] })
    for (const other of [city.wallet(), wallet]) {
      expect(await other.receive(issuance.routes, code)).toMatchObject({ status: 400, hefu_reason: 'offer-redeemed' })
    }
  })

  test('is for the present week and for no other', async () => {
    const epoch = epochIn(city, 1)
    expect(await city.wallet().receive(issuance.routes, await ticket(), { epoch })).toMatchObject({ status: 400 })
  })

  test('leaves no terms once a wallet has accepted it', async () => {
    const before = await withTerms()
    await city.wallet().receive(issuance.routes, await ticket())
    expect(await withTerms()).toBe(before)
  })

  test('is redeemed in time', async () => {
    const code = await ticket()
    city.time.now += 3600
    expect(await city.wallet().receive(issuance.routes, code)).toMatchObject({ hefu_reason: 'offer-expired' })
  })
})

describe('a card', () => {
  test('is renewed by the wallet that has it, with one secret, and by no other', async () => {
    const { code, id } = await card()
    const wallet = city.wallet()
    expect(await issuance.isRedeemed(id)).toBe(false)
    const first = await wallet.receive(issuance.routes, code)
    if ('status' in first) throw new Error(first.hefu_reason)
    expect(await issuance.isRedeemed(id)).toBe(true)
    const next = await wallet.receive(issuance.routes, code, { epoch: epochIn(city, 1), present: first })
    expect(next).toMatchObject({ nymSecret: first.nymSecret })
    expect(await city.wallet().receive(issuance.routes, code)).toMatchObject({ hefu_reason: 'offer-redeemed' })
  })

  test('that is over, or was ended, is renewed no more', async () => {
    const [one, other] = [await card(), await card()]
    const wallet = city.wallet()
    const present = await wallet.receive(issuance.routes, one.code)
    if ('status' in present) throw new Error(present.hefu_reason)
    world.cardsAreOver = true
    const epoch = epochIn(city, 1)
    expect(await wallet.receive(issuance.routes, one.code, { epoch, present })).toMatchObject({
      hefu_reason: 'offer-ended',
    })
    world.cardsAreOver = false
    expect(await issuance.end(other.id)).toBe('ended')
    expect(await wallet.receive(issuance.routes, other.code)).toMatchObject({ hefu_reason: 'offer-ended' })
  })

  test('of a wallet that was closed for weeks is renewed by it, and by no other', async () => {
    const { code } = await card()
    const [wallet, now] = [city.wallet(), city.time.now]
    const present = await wallet.receive(issuance.routes, code)
    if ('status' in present) throw new Error(present.hefu_reason)
    city.time.now += 21 * 86_400
    expect(await city.wallet().receive(issuance.routes, code)).toMatchObject({ hefu_reason: 'offer-redeemed' })
    expect(await wallet.receive(issuance.routes, code, { present })).toMatchObject({ nymSecret: present.nymSecret })
    city.time.now = now
  })

  test('is given to nobody with another secret', async () => {
    const { code } = await card()
    const wrong = code.slice(0, -3) + (await card()).code.slice(-3)
    const refused = await city
      .wallet()
      .receive(issuance.routes, wrong)
      .catch((error: unknown) => error)
    expect(refused).not.toHaveProperty('nymSecret')
  })

  test('of a type that was destroyed is gone', async () => {
    const { code } = await card()
    await issuance.destroyType(CARD_LIBRARY.id)
    expect(await city.wallet().receive(issuance.routes, code)).toMatchObject({ status: 401 })
    await expect(card()).rejects.toThrow(ServerError)
  })
})

async function withTerms(): Promise<number> {
  const rows = await opened.database
    .selectFrom('kit_offer')
    .select('id')
    .where('terms_sealed', 'is not', null)
    .execute()
  return rows.length
}
