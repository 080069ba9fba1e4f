import { fromBase64url } from '@hefu/bytes'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MAX_REPORT_BODY } from '../open311/read-form.ts'
import { foreignMarkup, keptOf, sendFollow, sendForm } from '../test/test-pages.ts'
import { plainPhoto, taggedPhoto } from '../test/test-photos.ts'
import { LIFT, startTestReports, type TestReports } from '../test/test-reports.ts'

const BUDGETS = { place: { burst: 1000, perHour: 1000 }, city: { burst: 1000, perHour: 1000 } }
let reports: TestReports

beforeAll(async () => {
  reports = await startTestReports({
    budgets: BUDGETS,
    config: { rateLimit: { requestsPerMinute: 10_000, trustedProxies: 0 } },
  })
  const { things } = reports.city.reports.ports.things
  await things.put({ ...LIFT, id: 'lift-gone', status: 'retired' }, reports.city.time.now)
  await things.put({ ...LIFT, id: 'lamp-1', kind: 'street-lamp', custodian: 'streets' }, reports.city.time.now)
})
beforeEach(async () => {
  await reports.city.opened.database.deleteFrom('report').execute()
})
afterAll(() => reports.city.close())

const get = async (path: string, headers: Record<string, string> = {}) => reports.city.app.request(path, { headers })
const count = async () => (await reports.city.opened.database.selectFrom('report').select('id').execute()).length

describe('the page of a thing', () => {
  test('leads to the form in its own language', async () => {
    expect(await (await get(`/t/${LIFT.id}?lang=en`)).text()).toContain(`href="/t/${LIFT.id}/report?lang=en"`)
    expect(await (await get(`/t/${LIFT.id}?lang=zh-CN`)).text()).toContain(`href="/t/${LIFT.id}/report?lang=zh-CN"`)
  })

  test.each([
    ['a retired thing', '/t/lift-gone?lang=en'],
    ['a kind of which nothing is offered', '/t/lamp-1?lang=en'],
    ['a false label, which says to enter nothing', `/t/${LIFT.id}?lang=en&n=x&k=t1&s=1`],
  ])('does not for %s', async (_, path) => {
    expect(await (await get(path)).text()).not.toContain('/report?')
  })
})

describe('the form', () => {
  test('is in the language of whoever asks, without a script, and may send only to this server', async () => {
    const chinese = await get(`/t/${LIFT.id}/report`, { 'Accept-Language': 'zh-CN' })
    expect([chinese.status, chinese.headers.get('Content-Language')]).toEqual([200, 'zh-CN'])
    const page = await chinese.text()
    for (const text of ['二号电梯', '电梯停运', '电梯不动或门不开。', '没有人问您是谁']) expect(page).toContain(text)
    const english = await get(`/t/${LIFT.id}/report?lang=en`, { 'Accept-Language': 'zh-CN' })
    const text = await english.text()
    for (const part of ['Lift 2', 'Lift stopped', 'Nobody asks who you are', 'public only if'])
      expect(text).toContain(part)
    const policy = english.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self'")
    expect(policy).not.toContain('script')
    expect(foreignMarkup(page + text)).toEqual([])
    // What cannot be reported of a lift is not there.
    expect(text).not.toContain('Litter')
  })

  test('says what is not there, and what is retired', async () => {
    for (const [path, status] of [
      ['/t/none-1/report', 404],
      ['/t/lamp-1/report', 404],
      ['/t/lift-gone/report', 410],
    ] as const) {
      const answer = await get(`${path}?lang=en`)
      expect([path, answer.status, answer.headers.get('Content-Type')]).toEqual([
        path,
        status,
        'text/html; charset=utf-8',
      ])
      expect([path, (await sendForm(reports, {}, [], { path })).status]).toEqual([path, status])
    }
    expect(await count()).toBe(0)
  })
})

describe('a form that is sent', () => {
  test('makes a report as Open311 would, and shows once with what it is followed', async () => {
    const answer = await sendForm(reports, { words: '门\r\n不开' }, [await taggedPhoto()])
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([201, 'no-store'])
    const page = await answer.text()
    const { number, secret } = keptOf(page)
    expect(fromBase64url(secret)).toHaveLength(16)
    expect(page).toContain(
      `<pre class="keep">Number ${number}\nSecret ${secret}\n${reports.city.config.publicUrl}/reports/follow</pre>`,
    )
    expect([...page.matchAll(/(?:href|action)="([^"]*)"/g)].filter(([, to]) => to?.includes(secret))).toEqual([])
    const followed = await (await reports.follow(number, secret)).json()
    expect(followed).toMatchObject({
      category: 'lift-stopped',
      thing: LIFT.id,
      words: '门\n不开',
      state: 'open',
      hiddenPhotos: 1,
    })
    const whole = await reports.city.reports.ports.store.find(number)
    const [photo] = whole?.photos ?? []
    const picture = await reports.city.reports.ports.store.picture(fromBase64url(photo?.id ?? ''))
    const jpeg = Buffer.from(picture?.jpeg ?? []).toString('latin1')
    expect(jpeg.startsWith('\xff\xd8')).toBe(true)
    for (const written of ['SyntheticCamera', 'SyntheticXmp', 'Exif']) expect(jpeg).not.toContain(written)
  })

  test('offers open reports of the same fault first, and is sent anyway with what was typed', async () => {
    await reports.report({ description: '别人的话' })
    const offered = await sendForm(reports, { words: 'The "door" & more' }, [await plainPhoto()])
    const page = await offered.text()
    expect(offered.status).toBe(200)
    for (const text of ['Perhaps it is reported already', 'Of this very thing', 'Received', '2026-11-25'])
      expect(page).toContain(text)
    expect(page).toContain('name="words" value="The &quot;door&quot; &amp; more"')
    expect(page).toContain('choose them again')
    // What the custodian has not shown is nobody else's.
    expect(page).not.toContain('别人的话')
    expect(await count()).toBe(1)
    expect(page).toContain('name="anyway" value="lift-stopped"')
    // They were offered for one category, and a form that comes back remembers for which.
    expect((await sendForm(reports, { anyway: 'litter' })).status).toBe(200)
    const back = await sendForm(reports, { anyway: 'lift-stopped' }, [new Uint8Array([1])])
    expect([back.status, await back.text()]).toEqual([
      400,
      expect.stringContaining('name="anyway" value="lift-stopped"'),
    ])
    expect(await count()).toBe(1)
    expect((await sendForm(reports, { anyway: 'lift-stopped' }, [await plainPhoto()])).status).toBe(201)
    expect(await count()).toBe(2)
  })

  test('does not offer what has ended', async () => {
    const { id } = await reports.report()
    await reports.asCustodian('lifts', 'POST', `/custodian/reports/${id}/work`, { state: 'resolved' })
    expect((await sendForm(reports)).status).toBe(201)
  })

  test.each([
    ['no category', { category: '' }, [], 400, 'Choose what is wrong.'],
    ['a category of other things', { category: 'litter' }, [], 400, 'Choose what is wrong.'],
    ['words that are too long', { words: '长'.repeat(1001) }, [], 400, 'at most 1000 characters'],
    ['a file that is no photo', {}, [new Uint8Array([1, 2, 3])], 400, 'A photo cannot be read'],
    ['four photos', {}, Array(4).fill(new Uint8Array([1])), 400, 'At most three photos.'],
  ])('with %s comes back with what was typed and says why', async (_, fields, photos, status, why) => {
    const answer = await sendForm(reports, { words: 'typed <b>before</b>', ...fields }, photos)
    const page = await answer.text()
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([status, 'no-store'])
    expect(page).toContain(why)
    expect(page).toContain('words' in fields ? '长'.repeat(1001) : 'typed &lt;b&gt;before&lt;/b&gt;</textarea>')
    if (!('category' in fields)) expect(page).toMatch(/value="lift-stopped" required checked/)
    if (photos.length > 0) expect(page).toContain('choose them again')
    expect(await count()).toBe(0)
  })

  test('is answered with a page where it is no form, cut off, or too large', async () => {
    const post = (type: string, body: string, headers: Record<string, string> = {}) =>
      reports.city.app.request(`/t/${LIFT.id}/report?lang=zh-CN`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': type, ...headers },
      })
    const answers = [
      await post('text/plain', 'x'),
      await post('multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="words"'),
      await post('multipart/form-data; boundary=x', 'x', { 'Content-Length': String(MAX_REPORT_BODY + 1) }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([415, 400, 413])
    for (const answer of answers) expect(await answer.text()).toContain('<html lang="zh-CN">')
  })
})

describe('following', () => {
  test('shows what became of a report, and the photos that are shown', async () => {
    const { number, secret } = keptOf(
      await (await sendForm(reports, {}, [await plainPhoto(), await plainPhoto()])).text(),
    )
    const whole = await reports.city.reports.ports.store.find(number)
    const shown = whole?.photos[0]?.id ?? ''
    const work = { state: 'assigned', note: 'A team is on its way.', showPhotos: [shown] }
    await reports.asCustodian('lifts', 'POST', `/custodian/reports/${number}/work`, work)
    const answer = await sendFollow(reports, { number: ` ${number.toUpperCase()} `, secret: `${secret}\n` })
    const page = await answer.text()
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    for (const text of ['Lift stopped', 'Assigned', 'A team is on its way.', '二楼的门不开。', 'not public: 1'])
      expect(page).toContain(text)
    expect(page).toContain(`src="/reports/photos/${shown}.jpg"`)
    expect(foreignMarkup(page)).toEqual([])
    expect(await (await sendFollow(reports, { number, secret }, { lang: 'zh-CN' })).text()).toContain('已派单')
  })

  test('asks for number and secret, and does not say which of them is wrong', async () => {
    expect(await (await get('/reports/follow?lang=en')).text()).toContain('do not appear in the address')
    const { id, secret } = await reports.report()
    const pages = await Promise.all(
      [
        { number: id, secret: 'A'.repeat(22) },
        { number: 'a'.repeat(16), secret },
        { number: id, secret: '' },
        { number: id },
      ].map(async (fields) => {
        const answer = await sendFollow(reports, fields)
        expect(answer.status).toBe(404)
        return (await answer.text()).replaceAll(/ value="[^"]*"/g, '')
      }),
    )
    expect(new Set(pages).size).toBe(1)
  })

  test('takes a report back, and says so where it is too late', async () => {
    const opening = keptOf(await (await sendForm(reports)).text())
    expect((await sendFollow(reports, { ...opening, withdraw: 'yes', secret: 'A'.repeat(22) })).status).toBe(404)
    const answer = await sendFollow(reports, { ...opening, withdraw: 'yes' })
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('are deleted')])
    expect((await sendFollow(reports, opening)).status).toBe(404)
    const other = keptOf(await (await sendForm(reports)).text())
    await reports.asCustodian('lifts', 'POST', `/custodian/reports/${other.number}/work`, { state: 'resolved' })
    const late = await sendFollow(reports, { ...other, withdraw: 'yes' })
    const page = await late.text()
    expect([late.status, page]).toEqual([409, expect.stringContaining('cannot be taken back')])
    expect(page).not.toContain('name="withdraw"')
  })
})
