import { fromHex } from '@hefu/bytes'
import {
  type Epoch,
  epochAt,
  epochPlus,
  type GrantId,
  grantId,
  grantToken,
  MANDATE,
  MANDATE_ORGANISATION,
  powerIndex,
} from '@hefu/standard'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Grant } from '../organisations/mandates/grant.ts'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from '../test/test-city.ts'
import { accept, ask, post, prepare, receive, unblind } from '../test/test-wallet.ts'

const WEEK = 7 * 86_400
const SECRET = new Uint8Array(16).fill(7)
const TYPE = { type: MANDATE.id }

let city: TestCity
let began: number
let number = 0
let grant: Grant
let token: string

beforeAll(async () => {
  city = await startTestCity()
  began = city.time.now
})
afterAll(() => city.close())

beforeEach(async () => {
  city.time.now = began
  number++
  grant = await granted({})
  token = grantToken({ grant: grant.id, secret: SECRET })
})

async function granted(change: Partial<Grant>): Promise<Grant> {
  const id: GrantId = change.id ?? grantId(number.toString(16).padStart(32, '0'))
  const made: Grant = {
    id,
    organisation: '91310000SYNTH0001X',
    organisationName: '合成市虚构食品有限公司',
    powers: ['sign', 'inspect-open'],
    cap: null,
    validUntil: null,
    grantedOn: '2026-11-25',
    endedOn: null,
    ...change,
  }
  await city.issuance.grants.add(made, SECRET)
  return made
}

function epochNow(): Epoch {
  return epochAt(city.time.now, UTC_OFFSET_MINUTES)
}

describe('a grant code', () => {
  test('is issued a mandate that says what was granted, week after week, with one pseudonym', async () => {
    const first = await receive(city, token, TYPE)
    expect(first.credential.values[MANDATE_ORGANISATION]).toBe('91310000SYNTH0001X')
    expect(first.credential.values[powerIndex('sign')]).toBe(true)
    expect(first.credential.values[powerIndex('pay')]).toBe(false)
    expect((await accept(city, token, first)).status).toBe(204)
    const second = await receive(city, token, {
      ...TYPE,
      epoch: epochPlus(epochNow(), 1),
      present: first.credential,
    })
    expect(second.credential.nymSecret).toEqual(first.credential.nymSecret)
  })

  test('is redeemed by one wallet: after it has accepted, no other enrols', async () => {
    const first = await receive(city, token, TYPE)
    await accept(city, token, first)
    expect(await ask(city, token, TYPE)).toMatchObject({ status: 400, hefu_reason: 'grant-redeemed' })
    // The wallet that has it goes on.
    const present = first.credential
    expect(await ask(city, token, { ...TYPE, epoch: epochPlus(epochNow(), 1), present })).toMatchObject({ status: 200 })
  })

  test('a second wallet that was quicker to ask than the first to accept stays without a next week', async () => {
    const [first, second] = [await receive(city, token, TYPE), await receive(city, token, TYPE)]
    expect((await accept(city, token, first)).status).toBe(204)
    expect(await accept(city, token, second)).toMatchObject({ error: 'invalid_notification_request' })
    const asked = await ask(city, token, { ...TYPE, epoch: epochPlus(epochNow(), 1), present: second.credential })
    expect(asked).toMatchObject({ status: 400, hefu_reason: 'pseudonym-differs' })
  })

  test('is good for mandates alone, and no sign-in is good for a mandate', async () => {
    expect(await ask(city, token)).toMatchObject({ status: 400, error: 'invalid_credential_request' })
    expect(await ask(city, city.signIn('somebody'), TYPE)).toMatchObject({ error: 'invalid_credential_request' })
  })

  test.each([
    ['another secret', () => grantToken({ grant: grant.id, secret: SECRET.with(0, 8) })],
    ['a grant that was never made', () => grantToken({ grant: grantId('f'.repeat(32)), secret: SECRET })],
    ['half of it', () => token.slice(0, -1)],
  ])('with %s gets in nowhere', async (_, wrong) => {
    expect((await ask(city, wrong(), TYPE)).status).toBe(401)
    expect(
      (await post(city, '/notification', { notification_id: '', event: 'credential_deleted' }, wrong())).status,
    ).toBe(401)
  })

  test('a lost answer is asked for again and is the same', async () => {
    const prepared = await prepare(city, TYPE)
    const [first, again] = [
      await post(city, '/credential', prepared.body, token),
      await post(city, '/credential', prepared.body, token),
    ]
    expect(again.credentials).toEqual(first.credentials)
    const received = await unblind(city, prepared, first)
    await accept(city, token, received)
    expect((await post(city, '/credential', prepared.body, token)).credentials).toEqual(first.credentials)
  })
})

describe('a mandate that has ended', () => {
  test('is refreshed no more, from the moment on at which the organisation ended it', async () => {
    const { credential: present, ...received } = await receive(city, token, TYPE)
    await accept(city, token, { credential: present, ...received })
    await city.issuance.grants.end(grant.organisation, grant.id, '2026-11-26')
    for (const weeks of [0, 1]) {
      const epoch = epochPlus(epochNow(), weeks)
      expect(await ask(city, token, { ...TYPE, epoch, present })).toMatchObject({ hefu_reason: 'mandate-ended' })
    }
  })

  test('by its own last day is issued for the week of that day and for none that begins after it', async () => {
    // A Sunday: the last day of the present week.
    const until = await granted({ id: grantId('e'.repeat(32)), validUntil: '2026-11-29' })
    const ownToken = grantToken({ grant: until.id, secret: SECRET })
    const first = await receive(city, ownToken, TYPE)
    await accept(city, ownToken, first)
    const present = first.credential
    const next = epochPlus(epochNow(), 1)
    expect(await ask(city, ownToken, { ...TYPE, epoch: next, present })).toMatchObject({ hefu_reason: 'mandate-ended' })
    city.time.now += WEEK
    expect(await ask(city, ownToken, { ...TYPE, present })).toMatchObject({ hefu_reason: 'mandate-ended' })
  })
})

test('the record stands under a keyed hash, and of the grant code no table holds the secret', async () => {
  await receive(city, token, TYPE)
  const records = await city.opened.database.selectFrom('issuance_record').selectAll().execute()
  const id = Buffer.from(fromHex(grant.id))
  expect(records.some(({ subject_hash: hash }) => Buffer.from(hash).includes(id))).toBe(false)
  const grants = await city.opened.database.selectFrom('mandate_grant').selectAll().execute()
  for (const row of grants) expect(Buffer.from(row.secret_hash).includes(Buffer.from(SECRET))).toBe(false)
  expect(JSON.stringify(city.logged)).not.toContain(token)
})
