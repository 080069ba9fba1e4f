import { toHex } from '@hefu/bytes'
import { forgetSeen } from '@hefu/service-kit'
import { decodePass } from '@hefu/standard'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetPayments, payFines } from './fines/pay-fines.ts'
import { forgetOld } from './forget/forget-old.ts'
import { accountView } from './loans/account-view.ts'
import { borrow } from './loans/borrow.ts'
import { renew } from './loans/renew.ts'
import { cancelReservation, reserve } from './loans/reserve.ts'
import { returnCopy } from './loans/return-copy.ts'
import { takeOver } from './loans/take-over.ts'
import { DEMO_LIBRARY_CARDS } from './membership/demo-cards.ts'
import { prolong, replace } from './membership/join.ts'
import type { Person } from './readers/account.ts'
import { type TestLibrary, testLibrary } from './test/test-library.ts'

/** Books of the synthetic catalogue with one copy, and their copies. */
const record = (n: number) => `hf${String(3 * n + 1).padStart(6, '0')}`
const item = (n: number) => `bk-${String(3 * n + 1).padStart(5, '0')}a`

let at: TestLibrary
beforeAll(async () => {
  at = await testLibrary()
})
afterAll(() => at.close())

describe('joining', () => {
  test('gives one person one card, of the class of their age', async () => {
    const { library } = at
    const { wallet, card } = await at.member(false)
    expect(card.values[0]).toBe('child')
    at.city.time.now += 60
    expect(await at.answer(library.askToJoin(), wallet)).toMatchObject({ outcome: 'member' })
  })

  test('again after a lost phone ends the card before, three times a year', async () => {
    const { library, app } = at
    const { wallet, card } = await at.member()
    at.city.time.now += 60
    const again = await at.answer(library.askToJoin(), wallet)
    if (typeof again === 'number' || again.outcome !== 'member') throw new Error('not a member')
    const [second, third, fourth] = [
      await replace(library, again.joiner),
      await replace(library, again.joiner),
      await replace(library, again.joiner),
    ]
    expect([second.outcome, third.outcome, fourth.outcome]).toEqual(['offered', 'offered', 'too-many-cards'])
    const code = third.outcome === 'offered' ? third.offer.code : ''
    expect(await wallet.receive(app, code)).toHaveProperty('header')
    const { rows } = await sql<{
      ended: boolean
    }>`select ended from kit_offer where id = decode(${card.line}, 'hex')`.execute(library.database)
    expect(rows).toEqual([{ ended: true }])
  })

  test('at two pages at once gives one card', async () => {
    const { library } = at
    const wallet = at.person()
    const asks = [library.askToJoin(), library.askToJoin()]
    const outcomes = []
    for (const ask of asks) {
      outcomes.push(await at.answer(ask, wallet))
      at.city.time.now += 60
    }
    const [first, second] = outcomes
    if (typeof first !== 'object' || first.outcome !== 'offered') throw new Error('not offered')
    // The first offer was not taken: the second stands in its place.
    expect(second).toMatchObject({ outcome: 'offered' })
    expect(await wallet.receive(at.app, first.offer.code)).toMatchObject({ hefu_reason: 'offer-ended' })
  })

  test('a card on plastic is brought in by number and PIN', async () => {
    const { library, app } = at
    const [plastic] = DEMO_LIBRARY_CARDS
    if (!plastic) throw new Error('there are cards')
    const bringIn = (pin: string) => library.plastic.bringIn(plastic.number, pin, library.today())
    expect(await bringIn('000000')).toEqual({ outcome: 'refused' })
    const brought = await bringIn(plastic.pin)
    if (brought.outcome !== 'offered') throw new Error(brought.outcome)
    const wallet = at.city.wallet()
    const card = await wallet.receive(app, brought.offer.code)
    expect('header' in card && card.values).toEqual([plastic.terms.class, plastic.validUntil])
    expect((await at.show(wallet)).reader.class).toBe('adult')
  })
})

describe('a reader', () => {
  test('borrows up to the limit of the class and not beyond, at two counters at once', async () => {
    const { library } = at
    const { wallet } = await at.member(false)
    const { reader } = await at.show(wallet)
    const items = Array.from({ length: 6 }, (_, n) => item(n))
    for (const each of items.slice(0, 4)) expect(await borrow(library, reader, each)).toMatchObject({ outcome: 'lent' })
    const both = await Promise.all(items.slice(4).map((each) => borrow(library, reader, each)))
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['lent', 'refused'])
    expect(both.find(({ outcome }) => outcome === 'refused')).toMatchObject({ reason: 'over-limit' })
    for (const each of items) await returnCopy(library, each)
  })

  test('shows a card once for one visit', async () => {
    const { wallet } = await at.member()
    const { pass } = await at.show(wallet)
    expect(await at.library.readerOf(pass)).toBeNull()
  })

  test('renews until somebody else waits, and who waits longest is served first', async () => {
    const { library } = at
    const [first, second, third] = [await at.member(), await at.member(), await at.member()]
    const { reader } = await at.show(first.wallet)
    const [waits, waitsToo] = [(await at.show(second.wallet)).reader, (await at.show(third.wallet)).reader]
    await borrow(library, reader, item(10))
    expect(await reserve(library, waits, record(11))).toEqual({ outcome: 'refused', reason: 'on-shelf' })
    expect(await reserve(library, reader, record(10))).toEqual({ outcome: 'refused', reason: 'yours' })
    expect(await renew(library, reader, item(10))).toEqual({ outcome: 'refused', reason: 'too-early' })
    expect(await renew(at.later(5), reader, item(10))).toMatchObject({ outcome: 'renewed' })
    expect(await reserve(library, waits, record(10))).toEqual({ outcome: 'reserved', place: 1 })
    expect(await reserve(library, waitsToo, record(10))).toEqual({ outcome: 'reserved', place: 2 })
    expect(await renew(library, reader, item(10))).toEqual({ outcome: 'refused', reason: 'reserved' })
    expect(await returnCopy(library, item(10))).toMatchObject({
      outcome: 'returned',
      fine: 0,
      heldUntil: expect.any(String),
    })
    expect(await borrow(library, waitsToo, item(10))).toMatchObject({ outcome: 'refused', reason: 'held' })
    expect((await accountView(library, waits.account)).reserved).toMatchObject([{ held: { item: item(10) } }])
    await cancelReservation(library, waits, record(10))
    expect(await borrow(library, waitsToo, item(10))).toMatchObject({ outcome: 'lent' })
    expect((await accountView(library, waitsToo.account)).reserved).toEqual([])
    await returnCopy(library, item(10))
  })

  test('who has lost a phone takes books over to the new card by bringing them', async () => {
    const { library } = at
    const [lost, found] = [await at.member(), await at.member()]
    const before = (await at.show(lost.wallet)).reader
    await borrow(library, before, item(12))
    const after = (await at.show(found.wallet)).reader
    expect(await borrow(library, after, item(12))).toMatchObject({ outcome: 'refused', reason: 'on-loan' })
    expect(await takeOver(library, after, item(12))).toMatchObject({ outcome: 'lent' })
    expect((await accountView(library, before.account)).loaned).toEqual([])
    await returnCopy(library, item(12))
  })

  test('labels are read as the city signed them, and no others', async () => {
    const { library } = at
    const genuine = await at.label(item(1))
    expect(await library.scanned(genuine)).toEqual({ outcome: 'item', item: item(1) })
    expect(await library.scanned(` ${item(1)} `)).toEqual({ outcome: 'item', item: item(1) })
    expect(await library.scanned(genuine.replace(item(1), item(2)))).toEqual({
      outcome: 'refused',
      reason: 'bad-signature',
    })
    expect(await library.scanned('https://news.example/')).toEqual({ outcome: 'refused', reason: 'other-code' })
  })
})

describe('a fine', () => {
  test('is owed from the return on, and paid once, however the provider fails', async () => {
    const { library, payments } = at
    const { wallet } = await at.member()
    const { reader } = await at.show(wallet)
    await borrow(library, reader, item(20))
    expect(await returnCopy(at.later(38), item(20))).toMatchObject({ fine: 200 })
    payments.next('refuses', 'time-out-lost', 'time-out-paid')
    expect(await payFines(library, reader.account)).toEqual({ outcome: 'refused' })
    expect(await payFines(library, reader.account)).toEqual({ outcome: 'asked' })
    // It never arrived: the next try finds that out, and says so.
    expect(await payFines(library, reader.account)).toEqual({ outcome: 'refused' })
    expect(await payFines(library, reader.account)).toEqual({ outcome: 'asked' })
    const twice = await Promise.all([payFines(library, reader.account), payFines(library, reader.account)])
    expect(twice.every(({ outcome }) => outcome === 'paid' || outcome === 'nothing')).toBe(true)
    expect(payments.balance()).toBe(200)
    expect(await accountView(library, reader.account)).toMatchObject({ owed: 0, fines: [] })
    await forgetPayments(library)
    expect(await library.database.selectFrom('kit_payment').selectAll().execute()).toEqual([])
  })
})

describe('a loan that was returned', () => {
  test('is forgotten: in every table and so in a dump, in the log, and after the night in the files of the database', async () => {
    const { library, logged } = at
    const { wallet } = await at.member()
    const { reader, pass } = await at.show(wallet)
    const marks = [reader.account, toHex(decodePass(pass).pseudonym)]
    await borrow(library, reader, item(30))
    await at.app.request(`/records/${record(30)}`)
    expect(await placesOf(at, marks)).toEqual(expect.arrayContaining(['loan', 'kit_seen']))
    expect(await filesWith(at, marks)).toEqual(expect.arrayContaining(['loan', 'the write-ahead log']))

    expect(await returnCopy(library, item(30))).toMatchObject({ outcome: 'returned', fine: 0 })
    at.city.time.now += 120
    await forgetSeen(library.database, at.city.time.now)
    expect(await placesOf(at, marks)).toEqual([])
    expect(marks.some((mark) => JSON.stringify(logged).includes(mark))).toBe(false)
    await library.closeDay()
    expect(await filesWith(at, marks)).toEqual([])
  })

  test('leaves of a fine the amount and the day', async () => {
    const { library } = at
    const { wallet } = await at.member()
    const { reader } = await at.show(wallet)
    await borrow(library, reader, item(31))
    const nextDay = at.later(29)
    await returnCopy(nextDay, item(31))
    const fines = await library.database.selectFrom('fine').selectAll().where('account', '=', reader.account).execute()
    expect(fines).toEqual([
      { id: expect.any(String), account: reader.account, amount: 20, since: nextDay.today(), payment: null },
    ])
    expect(JSON.stringify(fines)).not.toContain(item(31))
  })

  test('or is not returned at all, becomes what it costs', async () => {
    const { library } = at
    const { wallet } = await at.member()
    const { reader } = await at.show(wallet)
    await borrow(library, reader, item(32))
    expect(await forgetOld(at.later(28 + 60))).toMatchObject({ lost: 0 })
    expect(await forgetOld(at.later(28 + 61))).toMatchObject({ lost: 1 })
    expect(await accountView(library, reader.account)).toMatchObject({ loaned: [], owed: 6000 })
    expect(await returnCopy(library, item(32))).toMatchObject({ outcome: 'returned', fine: 0 })
  })
})

/** The tables of which a dump holds one of these marks: every row of every table as text. */
async function placesOf({ library }: TestLibrary, marks: readonly string[]): Promise<readonly string[]> {
  const places: string[] = []
  const tables = await library.database.introspection.getTables()
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} as t`.execute(
      library.database,
    )
    if (rows.some(({ text }) => marks.some((mark) => text.includes(mark)))) places.push(name)
  }
  return places
}

/** Files of this database with one of these marks in them, whatever the tables say. */
async function filesWith({ library }: TestLibrary, marks: readonly string[]): Promise<readonly string[]> {
  await sql`checkpoint`.execute(library.database)
  const { rows } = await sql<{ name: string; bytes: Buffer }>`select relname as name,
    pg_read_binary_file(pg_relation_filepath(oid)) as bytes from pg_class
    where relkind in ('r', 'i', 't', 'm') and pg_relation_filepath(oid) like 'base/%'`.execute(library.database)
  const log = await sql<{ name: string; bytes: Buffer | null }>`select 'the write-ahead log' as name,
    pg_read_binary_file('pg_wal/' || name, 0, size, true) as bytes from pg_ls_waldir()`.execute(library.database)
  const files = [...rows, ...log.rows]
  return files.filter(({ bytes }) => marks.some((mark) => bytes?.includes(mark))).map(({ name }) => name)
}

test('every column says what it is, and of a person for how long', async () => {
  const { rows } = await sql<{ name: string; says: string | null }>`
    select table_name || '.' || column_name as name,
      col_description(('public.' || table_name)::regclass, ordinal_position) as says
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(at.library.database)
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(({ says }) => says === null)).toEqual([])
  const unsaid = rows.filter(({ says }) => says?.startsWith('Of a person') && !/ Kept [^.]+\.$/.test(says))
  expect(unsaid).toEqual([])
})

// Last, because it takes a week.
test('a card that is prolonged keeps its account, and says the new day and class at its next renewal', async () => {
  const { library, app } = at
  const wallet = at.person(false)
  const joined = await at.answer(library.askToJoin(), wallet)
  if (typeof joined === 'number' || joined.outcome !== 'offered') throw new Error('not offered')
  const card = await wallet.receive(app, joined.offer.code)
  if (!('header' in card)) throw new Error('not issued')
  const { account } = (await at.show(wallet, card)).reader
  const { person } = await library.database
    .selectFrom('membership')
    .select('person')
    .where('offer_id', '=', joined.offer.id)
    .executeTakeFirstOrThrow()
  at.city.time.now += 7 * 86_400
  const validUntil = await prolong(library, { person: person as Person, class: 'adult' })
  const renewed = await wallet.receive(app, joined.offer.code, { present: card })
  if (!('header' in renewed)) throw new Error('not renewed')
  expect(renewed.values).toEqual(['adult', validUntil])
  expect((await at.show(wallet, renewed)).reader).toEqual({ account, class: 'adult' })
})
