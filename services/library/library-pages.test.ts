import type { Staff, StaffEnv } from '@hefu/service-kit'
import { Hono, type MiddlewareHandler } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libraryFigures } from './figures/library-figures.ts'
import { returnCopy } from './loans/return-copy.ts'
import { LIBRARY_ACCOUNT } from './service-ids.ts'
import { type Browser, testBrowser } from './test/test-browser.ts'
import { PUBLIC_URL, type TestLibrary, testLibrary } from './test/test-library.ts'

/** Staff who are signed in; how they do that is the kit's. */
const guard: MiddlewareHandler<StaffEnv> = (c, next) => {
  c.set('staff', { roles: [] })
  return next()
}
const SIGNED_IN: Staff = { routes: new Hono(), guard: () => guard }

const book = (n: number) => `hf${String(3 * n + 1).padStart(6, '0')}`
const copy = (n: number) => `bk-${String(3 * n + 1).padStart(5, '0')}a`

let at: TestLibrary
let desk: Browser
beforeAll(async () => {
  at = await testLibrary(SIGNED_IN)
  desk = testBrowser(at.app, PUBLIC_URL)
})
afterAll(() => at.close())

/** Sends what a wallet answers to the request on a page, and goes on where it is told to. @returns where that is */
async function answer(browser: Browser, wallet: ReturnType<TestLibrary['person']>): Promise<string> {
  const request = /#request=([^"]+)"/.exec(browser.text())?.[1] ?? ''
  const pass = await wallet.answer(decodeURIComponent(request))
  const headers = { 'Content-Type': 'application/json' }
  const answered = await at.app.request('/api/answers', { method: 'POST', headers, body: JSON.stringify({ pass }) })
  const { next } = (await answered.json()) as { next: string }
  const path = next.replace(PUBLIC_URL, '')
  await browser.get(path)
  return path
}

/** Opens a visit at the counter. @returns its address */
async function visit(wallet: ReturnType<TestLibrary['person']>): Promise<string> {
  at.city.time.now += 60
  await desk.post('/staff/counter', { scan: wallet.pass(LIBRARY_ACCOUNT) ?? '' })
  return desk.path()
}

test('a reader joins, borrows, renews, reserves, returns and pays, and the library keeps none of it', async () => {
  const browser = testBrowser(at.app, PUBLIC_URL)
  const wallet = at.person(false)

  // Joining.
  await browser.post('/join/ask')
  await answer(browser, wallet)
  const code = decodeURIComponent(/#offer=([^"]+)"/.exec(browser.text())?.[1] ?? '')
  expect(await wallet.receive(at.app, code)).toHaveProperty('header')

  // Borrowing, up to a child's limit.
  const counter = await visit(wallet)
  for (let n = 0; n < 5; n++) {
    await desk.post(counter, { scan: await at.label(copy(n)) })
    expect(desk.text()).toContain('Lent until')
  }
  await desk.post(counter, { scan: copy(5) })
  expect(desk.text()).toContain('as many as the class may have')

  // The own account.
  at.city.time.now += 60
  await browser.post(`/records/${book(9)}/reserve`)
  await answer(browser, wallet)
  expect(browser.path()).toBe(`/records/${book(9)}`)
  await browser.get('/account')
  for (const title of ['5 of 5', `value="${copy(0)}"`]) expect(browser.text()).toContain(title)
  await browser.post('/account/renew', { item: copy(0) })
  expect(browser.text()).toContain('nothing to gain')
  await browser.post(`/records/${book(9)}/reserve`)
  expect(browser.text()).toContain('A copy is on its shelf')

  // Somebody else reserves what this reader has, and gets it.
  const other = await at.member()
  const theirs = await visit(other.wallet)
  await desk.post(theirs, { scan: copy(6) })
  await browser.post(`/records/${book(6)}/reserve`)
  expect(browser.text()).toContain('0 before you')
  await desk.post('/staff/returns', { scan: await at.label(copy(6)) })
  expect(desk.text()).toContain('hold shelf')
  await browser.get('/account')
  expect(browser.text()).toContain('Ready, held until')
  await browser.post('/account/cancel', { record: book(6) })

  // Returned by anybody; one of them late.
  await returnCopy(at.later(30), copy(0))
  for (const n of [1, 2, 3, 4]) await desk.post('/staff/returns', { scan: copy(n) })
  expect(await at.library.database.selectFrom('loan').selectAll().execute()).toEqual([])

  // The payment fails before it succeeds.
  at.payments.next('refuses')
  await browser.post('/account/pay')
  expect(browser.text()).toContain('The payment was refused')
  await browser.post('/account/pay')
  expect(browser.text()).toContain('You owe nothing')
  expect(at.payments.balance()).toBe(40)

  await browser.post('/account/close')
  await browser.get('/account')
  expect(browser.text()).toContain('Show my card')
  const log = JSON.stringify(at.logged)
  expect(log).toContain('/account/renew')
  expect([copy(0), code, 'HF1:'].filter((each) => log.includes(each))).toEqual([])
})

test('who puts a request before somebody else’s wallet is told nothing of theirs', async () => {
  const [thief, victim] = [testBrowser(at.app, PUBLIC_URL), testBrowser(at.app, PUBLIC_URL)]
  const { wallet } = await at.member()
  at.city.time.now += 60
  await thief.post('/account/ask')
  const [page, nothing] = [thief.text(), await victim.get('/account')]
  expect(nothing.status).toBe(200)
  const address = await answer({ ...victim, text: () => page }, wallet)
  expect(victim.text()).toContain('0 of 10')
  await thief.get('/account')
  expect(thief.text()).toContain('Show my card')
  // Nor is whoever finds the address in the victim's history.
  await thief.get(address)
  expect(thief.text()).toContain('Show my card')
})

test('a form that another site sends does nothing', async () => {
  const request = { method: 'POST', headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'text/plain' } }
  for (const path of ['/account/pay', '/join/replace', `/records/${book(0)}/reserve`]) {
    expect((await at.app.request(path, request)).status).toBe(403)
  }
})

test('a card on plastic becomes one in the wallet', async () => {
  const browser = testBrowser(at.app, PUBLIC_URL)
  await browser.post('/join/plastic', { number: 'TS-0000-0003', pin: '1' })
  expect(browser.text()).toContain('No card in force')
  await browser.post('/join/plastic', { number: 'ts 0000 0003', pin: '123757' })
  expect(browser.text()).toContain('Your card is ready')
})

test('a lost card’s books are taken over at the counter, and a fine is paid there', async () => {
  const [lost, found] = [await at.member(), await at.member()]
  await desk.post(await visit(lost.wallet), { scan: copy(20) })
  const counter = await visit(found.wallet)
  await desk.post(counter, { scan: copy(20) })
  await desk.post(`${counter}/take-over`, { item: copy(20) })
  expect(desk.text()).toContain('Lent until')
  await returnCopy(at.later(29), copy(20))
  await desk.get(counter)
  expect(desk.text()).toContain('Paid in cash: ¥0.20')
  await desk.post(`${counter}/paid`)
  expect(desk.text()).toContain('¥0.20 received')
  await desk.post(`${counter}/end`)
  await desk.get(counter)
  expect(desk.text()).toContain('Scan the reader')
})

test('figures below five are held back', async () => {
  const figures = await libraryFigures(at.library.database, at.library.today())
  expect(figures.classes.map(({ loans }) => loans)).toContain(null)
  expect(figures.classes.every(({ loans }) => loans === null || loans >= 5)).toBe(true)
  await desk.get('/staff')
  expect(desk.text()).toContain('&lt;5')
})

test('a file with a bad record is taken without it, and the report says so', async () => {
  const bad = new File(['00012garbage\x1d'], 'bad.mrc')
  const body = new FormData()
  body.set('file', bad)
  const answered = await at.app.request('/staff/import?lang=en', { method: 'POST', body })
  expect(await answered.text()).toContain('Damaged')
})

test('library cards that were handed out on plastic are brought in by a file, and say what is wrong with it', async () => {
  const send = async (text: string): Promise<string> => {
    const body = new FormData()
    body.set('file', new File([text], 'cards.csv'))
    return (await at.app.request('/staff/cards?lang=en', { method: 'POST', body })).text()
  }
  expect(await send('number,pin\nTS-9001,246813')).toContain('It has no column class, valid-until.')
  const report = await send(
    'number,pin,class,valid-until\nTS-9001,246813,child,2030-12-31\nTS-9002,246813,x,2030-12-31',
  )
  expect(report).toContain('none of the known values')
  const browser = testBrowser(at.app, PUBLIC_URL)
  await browser.post('/join/plastic', { number: 'TS-9001', pin: '246813' })
  expect(browser.text()).toContain('Your card is ready')
})

test('the API says where copies are, and of who has them nothing', async () => {
  const found = (await (await at.app.request('/api/records?q=night+sky')).json()) as { records: { number: string }[] }
  expect(found.records.length).toBeGreaterThan(5)
  const one = await (await at.app.request(`/api/records/${found.records[0]?.number}`)).json()
  expect(one).toMatchObject({
    copies: expect.arrayContaining([expect.objectContaining({ state: 'free', dueOn: null })]),
  })
  expect((await at.app.request('/api/records?page=x')).status).toBe(400)
  expect(await (await at.app.request('/openapi.json')).json()).toHaveProperty('paths./api/records')
})
