import { toBase64url } from '@hefu/bytes'
import { epochAt, epochPlus, epochStart, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordKeyOf } from '../issuance/issuance-keys.ts'
import { UTC_OFFSET_MINUTES } from '../test/test-city.ts'
import { endEarly, type PeopleScene, startPeopleScene, type TestPerson } from '../test/test-people.ts'
import { accept, ask, receive } from '../test/test-wallet.ts'
import { ACCESS_RETENTION, CASE_RETENTION } from './retention.ts'
import type { Erasure, OpenedCase } from './schemas.ts'

const WEEK = 7 * 86_400
const [ENTRY, IDENTITY] = [PERSON_ENTRY.id, PERSON_IDENTITY.id]
const END = { type: ENTRY, reason: 'identity-misused' } as const

let scene: PeopleScene
const now = (): number => scene.city.time.now
const present = () => epochAt(now(), UTC_OFFSET_MINUTES)
const nothing = { records: [], earlyEnds: [], waiting: [], cases: [], accesses: [] }

beforeAll(async () => {
  scene = await startPeopleScene({ replacementsPerEpoch: 1 })
})
afterAll(() => scene.city.close())
beforeEach(() => {
  scene.city.time.now += 3600
})

async function enrolled(person = scene.somebody()) {
  const received = await receive(scene.city, person.token)
  await accept(scene.city, person.token, received)
  return { person, present: received.credential }
}

async function erase(person: TestPerson, types: readonly string[] = [ENTRY]): Promise<Erasure> {
  const answer = await scene.asPerson(person, 'POST', '/holdings/erasure', { types })
  expect(answer.status).toBe(200)
  return answer.json() as Promise<Erasure>
}

/** Somebody of whom every table has a row. */
async function met(): Promise<TestPerson> {
  const { person } = await enrolled()
  await endEarly(scene, person, END)
  const body = { kind: 'appeal', type: ENTRY, text: 'why?', language: 'en' }
  const { id } = (await (await scene.asPerson(person, 'POST', '/cases', body)).json()) as OpenedCase
  const third = await scene.atWork(scene.officers[2])
  await scene.client.openCase(third, id)
  await scene.client.proposeLift(third, id, END, 'granted', now())
  return person
}

/** Tables that have a row under a person's hash of a type, with how many. */
async function rowsOf({ entered }: TestPerson, type = ENTRY): Promise<Record<string, number>> {
  const { opened, issuance } = scene.city
  const { subjectHash } = recordKeyOf(issuance.keys, entered, type)
  const { rows: tables } = await sql<{ table: string }>`select table_name as table from information_schema.columns
    where table_schema = 'public' and column_name = 'subject_hash' order by 1`.execute(opened.database)
  const counts: Record<string, number> = {}
  for (const { table } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
      where subject_hash = ${Buffer.from(subjectHash)}`.execute(opened.database)
    counts[table] = rows[0]?.count ?? 0
  }
  return counts
}

describe('what the city holds of a person', () => {
  test('is nothing for who has not been here', async () => {
    expect(await scene.holdings(scene.somebody())).toEqual(nothing)
  })

  test('is every row of every table that stands under their hash', async () => {
    const person = await met()
    const { records, earlyEnds, waiting, cases, accesses } = await scene.holdings(person)
    expect(await rowsOf(person)).toEqual({
      issuance_record: records.length,
      early_end: earlyEnds.length,
      early_end_order: waiting.length,
      person_case: cases.length,
      officer_access: accesses.length,
    })
    expect([records, earlyEnds, waiting, cases, accesses].map(({ length }) => length)).toEqual([1, 1, 1, 1, 4])
  })

  test('is told as it is kept', async () => {
    const { person } = await enrolled()
    const { subjectHash } = recordKeyOf(scene.city.issuance.keys, person.entered, ENTRY)
    const [row] = await scene.city.opened.database
      .selectFrom('issuance_record')
      .selectAll()
      .where('subject_hash', '=', Buffer.from(subjectHash))
      .execute()
    expect((await scene.holdings(person)).records).toEqual([
      {
        type: ENTRY,
        subjectHash: toBase64url(subjectHash),
        lastEpoch: present(),
        issuedInLast: 1,
        issuedInPrevious: 0,
        keyEnds: 0,
        refreshPseudonym: toBase64url(row?.refresh_pseudonym ?? new Uint8Array()),
        entropySealed: toBase64url(row?.entropy_sealed ?? new Uint8Array()),
        eraseAfter: null,
      },
    ])
  })

  test('is theirs alone to see, from a page of the wallet', async () => {
    const headers = (origin: string) => ({ Origin: origin, 'Access-Control-Request-Method': 'DELETE' })
    const allowed = async (origin: string, path: string) =>
      (await scene.city.app.request(path, { method: 'OPTIONS', headers: headers(origin) })).headers.get(
        'Access-Control-Allow-Origin',
      )
    const [wallet = ''] = scene.city.config.allowedOrigins
    for (const path of ['/holdings', '/holdings/erasure', '/cases', '/cases/x']) {
      expect([await allowed(wallet, path), await allowed('https://other.example', path)]).toEqual([wallet, null])
    }
  })
})

describe('an erasure', () => {
  test('leaves nothing of a type but what would undo an end or give new replacements, and says until when', async () => {
    const person = await met()
    const before = (await scene.holdings(person)).records[0]
    const { erased, kept } = await erase(person)
    expect(erased).toEqual({ records: 1, cases: 1, accesses: 4 })
    const after = epochPlus(present(), 1)
    const typeEnd = scene.city.people.ports.register().types.get(ENTRY)?.endsAt
    expect(kept).toEqual([
      {
        what: 'issuance-counts',
        type: ENTRY,
        until: epochStart(epochPlus(after, 1), UTC_OFFSET_MINUTES) + 86_400,
      },
      { what: 'early-end', type: ENTRY, until: typeEnd },
      { what: 'early-end-waiting', type: ENTRY, until: now() + 30 * 86_400 },
    ])
    const left = await scene.holdings(person)
    expect([left.cases, left.accesses]).toEqual([[], []])
    expect(left.records).toMatchObject([{ refreshPseudonym: null, eraseAfter: after, issuedInLast: 1 }])
    expect(left.records[0]?.entropySealed).not.toBe(before?.entropySealed)
    expect((await ask(scene.city, person.token)).hefu_reason).toBe('ended-early')
  })

  test('takes only the types that were named', async () => {
    const { person } = await enrolled()
    await receive(scene.city, person.token, { type: IDENTITY })
    await erase(person, [IDENTITY])
    const records = (await scene.holdings(person)).records.map(({ type, eraseAfter }) => [type, eraseAfter !== null])
    expect(new Map(records as [string, boolean][])).toEqual(
      new Map([
        [ENTRY, false],
        [IDENTITY, true],
      ]),
    )
    const unknown = await scene.asPerson(person, 'POST', '/holdings/erasure', { types: [ENTRY, 'person.other'] })
    expect(unknown.status).toBe(409)
    expect((await scene.holdings(person)).records.filter(({ eraseAfter }) => eraseAfter !== null)).toHaveLength(1)
  })

  test('ends the line of credentials: the old one is refreshed no more, and a new one has other pseudonyms', async () => {
    const { person, present: old } = await enrolled()
    await erase(person)
    const denied = await ask(scene.city, person.token, { present: old, epoch: epochPlus(present(), 1) })
    expect(denied.hefu_reason).toBe('not-enrolled')
    const { present: renewed } = await enrolled(person)
    expect(toBase64url(renewed.entropy)).not.toBe(toBase64url(old.entropy))
    expect((await scene.holdings(person)).records).toMatchObject([{ eraseAfter: null, issuedInLast: 2 }])
  })

  test('gives nobody more credentials in a week than the others have', async () => {
    const { person } = await enrolled()
    await erase(person)
    expect((await ask(scene.city, person.token)).status).toBe(200)
    await erase(person)
    expect((await ask(scene.city, person.token)).hefu_reason).toBe('replacements-exhausted')
  })

  test('is complete once the weeks are over that are counted', async () => {
    const { person } = await enrolled()
    await erase(person)
    const daily = async () => {
      for (const { run } of scene.city.people.daily) await run()
    }
    scene.city.time.now += WEEK
    await daily()
    expect((await scene.holdings(person)).records).toHaveLength(1)
    scene.city.time.now += WEEK
    await daily()
    expect(await scene.holdings(person)).toEqual(nothing)
  })

  test('takes a record of weeks ago at once', async () => {
    const { person } = await enrolled()
    scene.city.time.now += WEEK
    expect(await erase(person)).toEqual({ erased: { records: 1, cases: 0, accesses: 0 }, kept: [] })
    expect(await rowsOf(person)).toMatchObject({ issuance_record: 0 })
  })

  test('is of one person', async () => {
    const [person, other] = [await met(), await enrolled()]
    await erase(person)
    expect((await scene.holdings(other.person)).records).toMatchObject([{ eraseAfter: null }])
  })
})

describe('the job of the day', () => {
  const run = async (): Promise<void> => {
    for (const job of scene.city.people.daily) await job.run()
  }

  test('deletes answered cases after 90 days and accesses after two years, and nothing that is open', async () => {
    const person = scene.somebody()
    const open = async (): Promise<string> => {
      const body = { kind: 'data-request', type: ENTRY, text: 'what?', language: 'en' }
      return ((await (await scene.asPerson(person, 'POST', '/cases', body)).json()) as OpenedCase).id
    }
    const [answered, waits] = [await open(), await open()]
    const officer = await scene.atWork(scene.officers[0])
    await scene.client.openCase(officer, answered)
    await scene.client.answerCase(officer, answered, 'answered', 'this')
    const at = now()
    const left = async () => {
      await run()
      const { cases, accesses } = await scene.holdings(person)
      return [cases.map(({ id }) => id).toSorted(), accesses.length]
    }
    scene.city.time.now = at + CASE_RETENTION
    expect(await left()).toEqual([[answered, waits].toSorted(), 1])
    scene.city.time.now += 1
    expect(await left()).toEqual([[waits], 1])
    scene.city.time.now = at + ACCESS_RETENTION
    expect(await left()).toEqual([[waits], 1])
    scene.city.time.now += 1
    expect(await left()).toEqual([[waits], 0])
    scene.city.time.now = at
  })

  test('forgets whom a proposal was about that was declined, or is too old to be approved', async () => {
    const person = scene.somebody()
    const digest = await scene.client.proposeEnd(await scene.atWork(scene.officers[0]), END, person.entered, now())
    await run()
    expect((await scene.holdings(person)).waiting).toHaveLength(1)
    await scene.city.people.ports.desk.store.close(digest, {
      status: 'declined',
      by: scene.officers[1].id,
      at: now(),
      reason: 'no',
    })
    await run()
    expect((await scene.holdings(person)).waiting).toEqual([])
    await scene.client.proposeEnd(await scene.atWork(scene.officers[0]), END, person.entered, now() - 1)
    scene.city.time.now += 30 * 86_400
    await run()
    expect((await scene.holdings(person)).waiting).toEqual([])
  })
})
