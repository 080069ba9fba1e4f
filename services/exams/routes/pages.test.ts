import type { Staff } from '@hefu/service-kit'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestExams, testExams } from '../test/test-exams.ts'

const HEADER = 'candidate,chinese,mathematics,english,physics,chemistry,biology,total,band'
const SUMMER = '2026-summer'
const LI = { number: '20260001', id: 'X-0000-0001' }

/** Lets nobody in until a test says so. */
function staffWho(isIn: () => boolean): Staff {
  return {
    routes: new Hono(),
    guard: () => async (c, next) => (isIn() ? next() : c.text('not signed in', 401)),
  }
}

describe('the pages', () => {
  let at: TestExams
  let isStaff = false
  let noon = 0

  beforeAll(async () => {
    at = await testExams(
      {},
      staffWho(() => isStaff),
    )
    noon = at.city.time.now + 7200
    const title = { 'zh-CN': '夏季考试', en: 'Summer examination' }
    await at.exams.authority.open({ id: SUMMER, title, releasesAt: null, keptUntil: noon + 86_400 })
    await at.bringIn('candidates', SUMMER, `candidate,id-number\n${LI.number},${LI.id}`)
    await at.bringIn('results', SUMMER, `${HEADER}\n${LI.number},100,100,100,,,,300,b`)
    await at.exams.authority.plan(SUMMER, noon)
  })
  afterAll(() => at.close())

  /** A browser: it keeps cookies and sends forms. */
  function browser() {
    const cookies = new Map<string, string>()
    const send = async (path: string, form?: Record<string, string>) => {
      const headers = { Cookie: [...cookies].map((pair) => pair.join('=')).join('; '), 'Accept-Language': 'en' }
      const response = await at.app.request(path, {
        headers: { ...headers, ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
        ...(form && { method: 'POST', body: new URLSearchParams(form).toString() }),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';')
        const [name = '', value = ''] = pair.split('=')
        cookies.set(name, value)
      }
      const to = response.headers.get('Location')
      return { status: response.status, text: await response.text(), to, after: response.headers.get('Location-After') }
    }
    return { cookies, send }
  }

  test('lead from the wait over the ask to the offer, without a script', async () => {
    const { send, cookies } = browser()
    at.city.time.now = noon - 60
    const early = await send(`/results/${SUMMER}`)
    expect(early.text).toContain('You have a place')
    expect(early.text).not.toContain('<form')
    const place = cookies.get('exams-place')
    expect((await send(`/results/${SUMMER}`, { candidate: LI.number })).to).toBe(`/results/${SUMMER}`)

    at.city.time.now = noon + 1
    expect((await send(`/results/${SUMMER}/line`)).after).toBe(`/results/${SUMMER}`)
    expect(cookies.get('exams-place')).toBe(place)
    expect((await send(`/results/${SUMMER}`)).text).toContain('name="candidate"')
    expect((await send(`/results/${SUMMER}`, { candidate: '<b>' })).text).toContain('4 to 20 digits')
    const begun = await send(`/results/${SUMMER}`, { candidate: LI.number })
    const asked = await send(begun.to ?? '')
    const request = decodeURIComponent(/#request=([^"]+)"/.exec(asked.text)?.[1] ?? '')
    expect((await send(`${begun.to}/state`)).status).toBe(204)
    const other = browser()
    await other.send(`/results/${SUMMER}/answered/${cookies.get('exams-ask')}`)
    expect(other.cookies.size, 'whoever was sent a link has the ask of its sender').toBe(0)
    expect((await send(begun.to ?? '', { pass: 'HF1:WRONG' })).text).toContain('not good')

    const pass = await at.person(LI.id).answer(request)
    expect((await send(begun.to ?? '', { pass: String(pass) })).status).toBe(303)
    expect((await send(`${begun.to}/state`)).after).toBe(begun.to)
    const offered = await send(begun.to ?? '')
    expect(offered.text).toContain('/#offer=HO1')
    expect(offered.text).not.toContain('300')
  })

  test('show another browser nothing of an ask', async () => {
    const { send } = browser()
    expect((await send(`/results/${SUMMER}/ask`)).status).toBe(410)
    expect((await send(`/results/${SUMMER}/ask/request`)).status).toBe(410)
  })

  test('of staff are all closed to who is not signed in', async () => {
    isStaff = false
    const paths = at.app.routes.filter(({ path, method }) => path.startsWith('/staff') && method !== 'ALL')
    expect(paths.length).toBeGreaterThan(15)
    for (const { path, method } of paths) {
      const address = path
        .replace(':session', SUMMER)
        .replace(/:(import|ask)/, '0'.repeat(32))
        .replace(':kind', 'results')
      expect(`${path} ${(await at.app.request(address, { method })).status}`).toBe(`${path} 401`)
    }
  })

  test('of staff plan, correct and count, and say what was not done', async () => {
    isStaff = true
    const { send } = browser()
    expect((await send(`/staff/sessions/${SUMMER}/release`, { 'releases-at': '' })).text).toContain(
      'takes results back',
    )
    const scores = {
      candidate: LI.number,
      chinese: '100',
      mathematics: '100',
      english: '101',
      band: 'b',
      reason: 'clerical',
    }
    const wrong = await send(`/staff/sessions/${SUMMER}/corrections`, { ...scores, total: '300' })
    expect(wrong.text).toContain('not the sum')
    expect((await send(`/staff/sessions/${SUMMER}/corrections`, { ...scores, total: '301' })).status).toBe(303)
    expect((await send(`/staff/sessions/${SUMMER}/corrections`)).text).toContain('Clerical error')
    // One candidate reached this band: too few to say so.
    expect((await send(`/staff/sessions/${SUMMER}`)).text).toContain('B: fewer than 5')
    const live = await send(`/staff/sessions/${SUMMER}/live`)
    expect(live.text).toContain('Results handed out')
  })

  test('of the counter hold to the instant too', async () => {
    isStaff = true
    const { send } = browser()
    await at.exams.authority.open({
      id: 'later',
      title: { 'zh-CN': '补考', en: 'Resit' },
      releasesAt: null,
      keptUntil: noon + 86_400,
    })
    expect((await send('/staff/counter', { session: 'later', candidate: LI.number })).text).toContain('not out')
    const begun = await send('/staff/counter', { session: SUMMER, candidate: LI.number })
    expect(begun.to).toMatch(/^\/staff\/counter\/[0-9a-f]{32}$/)
  })
})
