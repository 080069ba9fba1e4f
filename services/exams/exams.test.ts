import { openDoor } from '@hefu/service-kit'
import type { TestWallet } from '@hefu/service-kit/test'
import { EXAM_SCORE } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { BAND, EMPLOYER_BAND, SCHOOL_ADMISSION, SESSION, SUBJECTS } from './entries.ts'
import { forgetOld } from './sessions/forget-old.ts'
import type { ExamsTables } from './store/tables.ts'
import { type TestExams, testExams } from './test/test-exams.ts'

const HOUR = 3600
const WEEK = 7 * 86_400
const SUMMER = '2026-summer'
const HEADER = 'candidate,chinese,mathematics,english,physics,chemistry,biology,total,band'
const LI = { number: '20260001', id: 'X-0000-0001' }
const WANG = { number: '20260002', id: 'X-0000-0002' }

function fail(): never {
  throw new Error('not begun')
}

async function waitingForLock(database: Kysely<ExamsTables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_locks where not granted and relation = 'kit_seen'::regclass`.execute(database)
  return rows[0]?.count ?? 0
}

describe('results', () => {
  let at: TestExams
  let noon = 0
  let li: TestWallet
  let card: HeldCredential
  let firstOffer = ''

  beforeAll(async () => {
    at = await testExams({ pace: { start: 2, least: 0.2, most: 2, targetMs: 400 } })
    noon = at.city.time.now + 2 * HOUR
    const title = { 'zh-CN': '2026 年夏季考试', en: 'Summer examination 2026' }
    await at.exams.authority.open({ id: SUMMER, title, releasesAt: null, keptUntil: noon + 730 * 86_400 })
    await at.bringIn('candidates', SUMMER, `candidate,id-number\n${LI.number},${LI.id}\n${WANG.number},${WANG.id}`)
    await at.bringIn(
      'results',
      SUMMER,
      `${HEADER}\n${LI.number},121,137.5,140,,88,,486.5,b\n${WANG.number},90,90,90,,,,270,d`,
    )
    await at.exams.authority.plan(SUMMER, noon)
    li = at.person(LI.id)
  })
  afterAll(() => at.close())

  const line = (place?: string) => at.post(`/api/sessions/${SUMMER}/line`, {}, place)
  const ask = (place: unknown, candidate: string) => at.post(`/api/sessions/${SUMMER}/asks`, { place, candidate })
  const requestOf = ({ body }: { body: Record<string, unknown> }) => (body.request as { text: string }).text

  async function calledPlace(): Promise<unknown> {
    const { body } = await line()
    for (let second = 0; second < 60; second++) {
      const { standing } = (await line(String(body.place))).body
      if (standing === 'called') return body.place
      at.city.time.now++
    }
    throw new Error('nobody was called')
  }

  /** Asks with a place and lets a wallet answer. */
  async function fetchWith(wallet: TestWallet, number: string) {
    // One wallet answers once in half a minute.
    at.city.time.now += 30
    const begun = await ask(await calledPlace(), number)
    expect(begun.status).toBe(201)
    const pass = await wallet.answer(requestOf(begun))
    if (typeof pass !== 'string') throw new Error(pass.refused)
    const answered = await at.post('/api/answers', { pass })
    // Whoever answered goes on where the wallet is told; the page that asked is told nothing.
    const own = String(answered.body.next ?? '')
      .split('/')
      .at(-1)
    expect((await at.get(`/api/asks/${begun.body.ask}`)).body).toEqual({ state: 'elsewhere' })
    const { body } = await at.get(`/api/asks/${own}`)
    return { answered, state: body.state, offer: body.offer as { code: string; link: string } | undefined, pass }
  }

  async function receive(wallet: TestWallet, code: string, options = {}): Promise<HeldCredential> {
    const held = await wallet.receive(at.exams.issuance.routes, code, options)
    if ('status' in held) throw new Error(held.hefu_reason)
    return held
  }

  test('that are asked for too early get the time left: one answer for everybody, whoever it is and whatever there is', async () => {
    at.city.time.now = noon - 1
    const place = String((await line()).body.place)
    const answers = []
    for (const [token, candidate] of [
      [place, LI.number],
      [place, WANG.number],
      [place, '99999999'],
      [place, 'not a number'],
      ['no place', LI.number],
    ]) {
      const response = await at.app.request(`/api/sessions/${SUMMER}/asks`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ place: token, candidate }),
      })
      answers.push(`${response.status} ${response.headers.get('Retry-After')} ${await response.text()}`)
    }
    expect(new Set(answers)).toEqual(
      new Set(['425 1 {"title":"The results are not out yet.","status":425,"code":"too-early"}']),
    )
    expect((await line(place)).body).toMatchObject({ standing: 'early', seconds_left: 1 })
  })

  test('are not issued early either, whatever offer there is', async () => {
    at.city.time.now = noon - 1
    const [offer] = await at.exams.issuance.offer({
      type: EXAM_SCORE.id,
      terms: { session: SUMMER, number: LI.number },
      until: noon + HOUR,
    })
    const held = await li.receive(at.exams.issuance.routes, offer?.code ?? '')
    expect(held).toMatchObject({ hefu_reason: 'offer-ended' })
  })

  test('are out from the instant on: the candidate proves who asks, and receives a credential', async () => {
    at.city.time.now = noon
    const { answered, state, offer } = await fetchWith(li, LI.number)
    expect([answered.status, state]).toEqual([200, 'ready'])
    expect(offer?.link).toContain('/#offer=HO1')
    firstOffer = offer?.code ?? ''
    card = await receive(li, firstOffer)
    expect(card.values).toEqual([SUMMER, '121', '137.5', '140', null, '88', null, '486.5', 'b', '1'])
  })

  test('are handed to nobody else: another person, an unknown number and no result look alike', async () => {
    const wang = at.person(WANG.id)
    const results = [
      await fetchWith(wang, LI.number),
      await fetchWith(wang, '20269999'),
      await fetchWith(at.person('X-0000-0009'), WANG.number),
    ]
    for (const { answered, state, offer } of results) {
      expect(answered).toEqual(results[0]?.answered)
      expect([answered.status, state, offer]).toEqual([403, undefined, undefined])
    }
  })

  test('are not handed out by an answer that was used, or to a request that nobody shows', async () => {
    const { pass } = await fetchWith(at.person('X-0000-0009'), WANG.number)
    expect((await at.post('/api/answers', { pass })).status).toBe(422)
    expect((await at.post('/api/answers', { pass: 'HF1:NO' })).body).toMatchObject({ code: 'malformed' })
  })

  test('are shown in part: to a school single subjects, to an employer the band and nothing else', async () => {
    const database = at.exams.database
    const ports = { clock: () => at.city.time.now, random: at.city.city.random }
    const register = at.city.register
    const school = openDoor({ register, service: SCHOOL_ADMISSION, database, ports, requestKey: at.school })
    const mathematics = SUBJECTS[1] ?? 0
    const asked = await school.request([SESSION, mathematics])
    const shown = await li.answer(asked.text)
    const verdict = await school.judge(String(shown))
    expect(verdict).toMatchObject({ verdict: 'admitted' })
    expect(verdict.verdict === 'admitted' && [...verdict.disclosed]).toEqual([
      [SESSION, SUMMER],
      [mathematics, '137.5'],
    ])

    const employer = openDoor({ register, service: EMPLOYER_BAND, database, ports, requestKey: at.employer })
    const band = await employer.judge(String(await li.answer((await employer.request()).text)))
    expect(band.verdict === 'admitted' && [...band.disclosed]).toEqual([[BAND, 'b']])
    await expect(employer.request([SESSION])).rejects.toThrow('has not registered')
  })

  test('that are corrected reach the wallet at its next refresh, and at once whoever asks again', async () => {
    const scores = {
      subjects: { chinese: '121', mathematics: '142.5', english: '140', physics: null, chemistry: '88', biology: null },
      total: '491.5',
      band: 'a',
    } as const
    const result = await at.exams.authority.correct(SUMMER, { number: LI.number, scores, reason: 're-marked' })
    expect(result.issue).toBe(2)
    await expect(
      at.exams.authority.correct(SUMMER, { number: LI.number, scores, reason: 're-marked' }),
    ).rejects.toThrow('that already')

    const again = await fetchWith(li, LI.number)
    const newer = await receive(li, again.offer?.code ?? '')
    expect(newer.values.slice(-3)).toEqual(['491.5', 'a', '2'])

    expect((await at.exams.authority.figures(SUMMER)).bands.get('a')).toBe(1)

    // The card before it is renewed no more: it runs out with its epoch.
    at.city.time.now += WEEK
    const renewed = await receive(li, again.offer?.code ?? '', { present: newer })
    expect(renewed.values.at(-1)).toBe('2')
    const old = await li.receive(at.exams.issuance.routes, firstOffer, { present: card })
    expect(old).toMatchObject({ hefu_reason: 'offer-ended' })
  })

  test('are corrected by a refresh where nobody asks again', async () => {
    const wang = at.person(WANG.id)
    const { offer } = await fetchWith(wang, WANG.number)
    const first = await receive(wang, offer?.code ?? '')
    const subjects = { chinese: '90', mathematics: '95', english: '90', physics: null, chemistry: null, biology: null }
    const scores = { subjects, total: '275', band: 'd' } as const
    await at.exams.authority.correct(SUMMER, { number: WANG.number, scores, reason: 'clerical' })
    at.city.time.now += WEEK
    const renewed = await receive(wang, offer?.code ?? '', { present: first })
    expect([first.values.at(-1), renewed.values.at(-1), renewed.values.at(-3)]).toEqual(['1', '2', '275'])
  })

  test('are asked for in the order of places, with an honest wait, and nobody goes before their turn', async () => {
    const places = []
    for (let count = 0; count < 100; count++) places.push(String((await line()).body.place))
    const last = (await line(places.at(-1))).body
    expect(last).toMatchObject({ standing: 'waiting', slow: false })
    expect(Number(last.wait_seconds)).toBeGreaterThan(40)
    expect((await ask(places.at(-1), LI.number)).body).toMatchObject({ code: 'not-called' })
    at.city.time.now += Number(last.wait_seconds)
    expect((await line(places.at(-1))).body.standing).toBe('called')
  })

  test('come more slowly when the database is slow, and whoever waits is told', async () => {
    const answers = []
    for (const id of ['X-0000-0011', 'X-0000-0012', 'X-0000-0013']) {
      const { ask } = await at.exams.desk
        .begin((await at.exams.sessions.find(SUMMER)) ?? fail(), 'counter', WANG.number)
        .then((begun) => (begun.outcome === 'begun' ? begun : fail()))
      answers.push(String(await at.person(id).answer((await at.exams.desk.request(ask)).text)))
    }
    const places = []
    for (let count = 0; count < 50; count++) places.push(String((await line()).body.place))
    const before = (await line(places.at(-1))).body
    const held = await at.exams.database.startTransaction().execute()
    await sql`lock table kit_seen in access exclusive mode`.execute(held)
    const answered = answers.map((pass) => at.post('/api/answers', { pass }))
    // All three are judged and wait for the database.
    await vi.waitFor(async () => expect(await waitingForLock(held)).toBe(3))
    for (let second = 0; second < 8; second++) {
      at.city.time.now++
      await line(places.at(-1))
    }
    const during = (await line(places.at(-1))).body
    expect(during).toMatchObject({ standing: 'waiting', slow: true })
    expect(Number(during.rate)).toBeLessThan(Number(before.rate))
    await held.commit().execute()
    expect((await Promise.all(answered)).map(({ status }) => status)).toEqual([403, 403, 403])
  })

  test('cannot be asked for again and again with one place', async () => {
    const place = await calledPlace()
    const statuses = []
    for (let count = 0; count < 6; count++) statuses.push((await ask(place, LI.number)).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 409])
  })

  test('are fetched and leave no identity number and no points in database or logs', async () => {
    const tables = await at.exams.database.introspection.getTables()
    let dump = JSON.stringify(at.logged)
    for (const { name } of tables) {
      const { rows } = await sql<{ all: string }>`
        select query_to_xml(${`select * from ${name}`}, true, false, '')::text as all`.execute(at.exams.database)
      dump += rows[0]?.all ?? ''
    }
    expect(dump).toContain(LI.number)
    expect(dump).not.toMatch(/X-?0000-?000|甄虚构|137\.5|>486\.5</)
    expect(JSON.stringify(at.logged)).not.toContain(LI.number)
  })

  test('are deleted when their time is over, and their cards are renewed no more', async () => {
    const wallet = at.person(LI.id)
    const { offer } = await fetchWith(wallet, LI.number)
    const held = await receive(wallet, offer?.code ?? '')
    expect(await forgetOld(at.exams.database, noon + 731 * 86_400)).toBe(2)
    expect(await wallet.receive(at.exams.issuance.routes, offer?.code ?? '', { present: held })).toMatchObject({
      hefu_reason: 'offer-ended',
    })
  })
})

describe('a student card', () => {
  let at: TestExams
  const CARD = 'student,pin,school,level,valid-until\nS-1001,493817,合符市第一中学,secondary,2027-07-31'
  beforeAll(async () => {
    at = await testExams()
    await at.bringIn('students', null, CARD)
  })
  afterAll(() => at.close())

  const fetchCard = (pin: string, student = 's 1001') => at.post('/api/student-cards', { student, pin })

  test('comes into a wallet by number and PIN', async () => {
    const { body } = await fetchCard('493817')
    const held = await at.city.wallet().receive(at.exams.issuance.routes, (body.offer as { code: string }).code)
    expect('values' in held && held.values).toEqual(['合符市第一中学', 'secondary', '2027-07-31'])
  })

  test('is in one wallet at a time', async () => {
    const first = (await fetchCard('493817')).body.offer as { code: string }
    await fetchCard('493817')
    expect(await at.city.wallet().receive(at.exams.issuance.routes, first.code)).toMatchObject({
      hefu_reason: 'offer-ended',
    })
  })

  test('is closed for an hour after five wrong PINs; what is unknown answers as a wrong PIN does', async () => {
    const wrong = []
    for (let count = 0; count < 5; count++) wrong.push(await fetchCard('111111'))
    expect(wrong.map(({ status }) => status)).toEqual([403, 403, 403, 403, 429])
    expect(await fetchCard('111111', 'S-9999')).toEqual(wrong[0])
    expect(await fetchCard('493817')).toMatchObject({ status: 429 })
    at.city.time.now += HOUR
    expect((await fetchCard('493817')).status).toBe(200)
  })
})
