import { afterEach, expect, test } from 'vitest'
import type { PassCheck } from '../flood/pass-check.ts'
import { sendForm } from '../test/test-pages.ts'
import { startTestReports, type TestReports } from '../test/test-reports.ts'

const BUDGETS = { place: { burst: 1, perHour: 1 }, city: { burst: 100, perHour: 100 } }
const passCheck: PassCheck = { service: () => 'reports.synthetic', check: async () => ({ verdict: 'refused' }) }
let reports: TestReports

afterEach(() => reports.city.close())

test('when reports flood in the page sends to the wallet, in words, and keeps what was typed', async () => {
  reports = await startTestReports({ budgets: BUDGETS, passCheck })
  expect((await sendForm(reports)).status).toBe(201)
  const answer = await sendForm(reports, { anyway: 'lift-stopped', words: 'Still stuck', pass: 'HF1:anything' })
  const page = await answer.text()
  expect(answer.status).toBe(403)
  for (const text of ['scan the label with the wallet', 'Still stuck</textarea>']) expect(page).toContain(text)
  expect(page).not.toContain('HF1:')
})

test('without a service for passes it says to come back, and when; the budget is the one of Open311', async () => {
  reports = await startTestReports({ budgets: BUDGETS })
  await reports.report()
  const answer = await sendForm(reports, { anyway: 'lift-stopped' })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '3600'])
  expect(await answer.text()).toContain('Try again later')
})
