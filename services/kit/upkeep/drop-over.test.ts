import { CARD_LIBRARY, type CredentialTypeId, type OfferId, TICKET_RIDE } from '@hefu/standard'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Offer } from '../issuance/offers.ts'
import { staffSessions } from '../staff/session-store.ts'
import type { TestCity } from '../test/index.ts'
import { ISSUANCE_START as START, type TestIssuance, testIssuance } from '../test/test-issuance.ts'
import { dropOver } from './drop-over.ts'

const HOUR = 3600
const DAY = 86_400

let world: TestIssuance
let city: TestCity
let opened: TestIssuance['opened']
let issuance: TestIssuance['issuance']

beforeAll(async () => {
  world = await testIssuance()
  ;({ city, opened, issuance } = world)
})
beforeEach(() => {
  city.time.now = START
  world.cardsAreOver = false
})
afterAll(() => world.close())

async function offered(type: CredentialTypeId, terms: readonly (string | null)[]): Promise<Offer> {
  const [offer] = await issuance.offer({ type, terms, until: city.time.now + HOUR })
  if (!offer) throw new Error('nothing was offered')
  return offer
}
const ticket = (): Promise<Offer> => offered(TICKET_RIDE.id, ['zone-1', 'full'])
const card = (): Promise<Offer> => offered(CARD_LIBRARY.id, ['adult', '2027-11-30'])

/** Goes on so many seconds, and forgets what is over then. */
async function later(seconds: number, keptFor?: number): Promise<void> {
  city.time.now += seconds
  const ports = { clock: () => city.time.now }
  await dropOver({ database: opened.database, issuance, ports, ...(keptFor !== undefined && { keptFor }) })
}

async function isKept({ id }: { readonly id: OfferId }): Promise<boolean> {
  const rows = await opened.database.selectFrom('kit_offer').select('id').execute()
  return rows.some((row) => Buffer.from(row.id).toString('hex') === id)
}

describe('an offer', () => {
  test('that no wallet fetched is forgotten once it can be fetched no more, or as much later as a service says', async () => {
    const offer = await card()
    await later(HOUR - 1)
    expect(await isKept(offer)).toBe(true)
    await later(1, DAY)
    expect(await isKept(offer)).toBe(true)
    await later(0)
    expect(await isKept(offer)).toBe(false)
  })

  test('of a ticket that was fetched is forgotten too, and gives no second one', async () => {
    const offer = await ticket()
    await city.wallet().receive(issuance.routes, offer.code)
    await later(HOUR)
    expect(await isKept(offer)).toBe(false)
    expect(await city.wallet().receive(issuance.routes, offer.code)).toMatchObject({ status: 401 })
  })
})

describe('a card', () => {
  test('whose wallet was closed for weeks stays, and is renewed', async () => {
    const offer = await card()
    const wallet = city.wallet()
    const present = await wallet.receive(issuance.routes, offer.code)
    if ('status' in present) throw new Error(present.hefu_reason)
    await later(28 * DAY)
    expect(await isKept(offer)).toBe(true)
    expect(await wallet.receive(issuance.routes, offer.code, { present })).toMatchObject({
      nymSecret: present.nymSecret,
    })
  })

  test.each(['over', 'ended'])('that is %s is forgotten when no gate takes it any more', async (how) => {
    const offer = await card()
    await city.wallet().receive(issuance.routes, offer.code)
    if (how === 'over') world.cardsAreOver = true
    else await issuance.end(offer.id)
    await later(7 * DAY)
    expect(await isKept(offer)).toBe(true)
    await later(7 * DAY)
    expect(await isKept(offer)).toBe(false)
  })
})

test('passes that were seen and sign-ins of staff are forgotten once they are over, and not before', async () => {
  const { database } = opened
  await database
    .insertInto('kit_seen')
    .values({ service: 'pool.swim', pass: 'a pass', until: START + DAY })
    .execute()
  await staffSessions(database, city.city.random).begin(['pool'], START)
  const left = async (): Promise<number[]> => [
    (await database.selectFrom('kit_seen').selectAll().execute()).length,
    (await database.selectFrom('kit_staff_session').selectAll().execute()).length,
  ]
  await later(8 * HOUR - 1)
  expect(await left()).toEqual([1, 1])
  await later(1)
  expect(await left()).toEqual([1, 0])
  await later(16 * HOUR)
  expect(await left()).toEqual([0, 0])
})
