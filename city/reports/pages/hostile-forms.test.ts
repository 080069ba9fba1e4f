import { SCRIPTS } from '@hefu/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foreignMarkup, keptOf, sendFollow, sendForm } from '../test/test-pages.ts'
import { LIFT, startTestReports, type TestReports } from '../test/test-reports.ts'

const BUDGETS = { place: { burst: 1000, perHour: 1000 }, city: { burst: 1000, perHour: 1000 } }
let reports: TestReports

beforeAll(async () => {
  reports = await startTestReports({
    budgets: BUDGETS,
    config: { rateLimit: { requestsPerMinute: 10_000, trustedProxies: 0 } },
  })
})
afterAll(() => reports.city.close())

test('the search for foreign markup finds some', () => {
  expect(foreignMarkup('<p>a</p><script>b</script>')).toEqual(['<script>', '</script>'])
  expect(foreignMarkup('<p onclick="x">')).toEqual(['p onclick'])
  expect(foreignMarkup('<img src=x')).toEqual(['img x'])
})

describe.each(SCRIPTS)('%j', (script) => {
  const clean = async (answer: Response): Promise<string> => {
    const page = await answer.text()
    expect(foreignMarkup(page)).toEqual([])
    expect(answer.headers.get('Content-Security-Policy')).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self' data:;/,
    )
    return page
  }

  test('in every field of the form comes back as a text, or not at all', async () => {
    await reports.city.opened.database.deleteFrom('report').execute()
    for (const fields of [
      { category: script },
      { category: '', words: script },
      { category: script, anyway: script },
    ]) {
      const answer = await sendForm(reports, fields)
      expect(answer.status).toBe(400)
      await clean(answer)
    }
    const { number, secret } = keptOf(await clean(await sendForm(reports, { words: script })))
    await clean(await sendForm(reports, { words: script }))
    const work = { state: 'assigned', note: `x ${script}`, showWords: true }
    const worked = await reports.asCustodian('lifts', 'POST', `/custodian/reports/${number}/work`, work)
    expect(worked.status).toBe(200)
    // Now others see the words too.
    expect(await clean(await sendForm(reports, { words: script }))).toContain('Assigned')
    expect(await clean(await sendFollow(reports, { number, secret }))).toContain('Assigned')
    for (const fields of [
      { number: script, secret },
      { number, secret: script },
      { number, secret, withdraw: script },
    ]) {
      await clean(await sendFollow(reports, fields))
    }
  })

  test('in an address and a query is no markup', async () => {
    const part = encodeURIComponent(script)
    for (const path of [
      `/t/${part}/report`,
      `/t/${LIFT.id}/report?lang=${part}`,
      `/reports/follow?lang=${part}&x=${part}`,
    ]) {
      await clean(await reports.city.app.request(path))
    }
  })

  test('as the name of a thing and of a fault is a text', async () => {
    const { ports } = reports.city.reports
    // The database takes no NUL, and an import none of the others that are not seen.
    const text = script.replaceAll('\0', '')
    const name = { 'zh-CN': text, en: text }
    await ports.things.things.put({ ...LIFT, id: 'lift-script', name }, reports.city.time.now)
    const before = await ports.categories.all()
    await ports.categories.put([{ code: 'script', kind: 'lift', custodian: null, name, hint: name, offered: true }])
    const path = '/t/lift-script/report?lang=en'
    await clean(await reports.city.app.request(path))
    const { number, secret } = keptOf(
      await clean(await sendForm(reports, { category: 'script', anyway: 'script' }, [], { path })),
    )
    await clean(await sendFollow(reports, { number, secret }))
    await clean(await sendForm(reports, { category: 'script' }, [], { path }))
    await ports.categories.put(before)
  })
})
