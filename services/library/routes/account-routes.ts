import { fieldsOf, requestInside, requestPart, type ServiceConfig, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { recordView } from '../catalogue/search-catalogue.ts'
import { payFines } from '../fines/pay-fines.ts'
import type { Library } from '../library.ts'
import { accountView } from '../loans/account-view.ts'
import { renew } from '../loans/renew.ts'
import { cancelReservation, reserve } from '../loans/reserve.ts'
import { accountPage, type Said } from '../pages/account-page.ts'
import { askOverPage, askPage, showCardPage } from '../pages/ask-pages.ts'
import { recordPage } from '../pages/record-page.ts'
import { DONE, RENEWAL_REFUSALS, RESERVE_REFUSALS } from '../pages/words.ts'
import type { Reader } from '../readers/open-readers.ts'
import { cookieOf } from './cookies.ts'

const CLOSED = localText('已退出', 'Closed')
const PAYMENT_SAID = {
  refused: localText('支付没有成功，欠费不变，可以再试。', 'The payment was refused. Nothing has changed; try again.'),
  asked: localText(
    '支付机构还没有答复，稍后再看。不会重复扣款。',
    'The payment provider has not answered. Look again later; you are not charged twice.',
  ),
} as const

/** The own account, opened by showing a card, for ten minutes. */
export function accountRoutes(library: Library, config: Pick<ServiceConfig, 'name' | 'publicUrl'>): Hono {
  const routes = new Hono()
  const { asks, readers } = library
  const [askCookie, sessionCookie] = [cookieOf(config, 'ask'), cookieOf(config, 'session')]
  const ownPages = csrf({ origin: new URL(config.publicUrl).origin })
  for (const path of ['/account/*', '/records/*']) routes.use(path, ownPages)

  const readerOf = (c: Context): Reader | null => readers.find(sessionCookie.get(c))

  async function show(c: Context, reader: Reader, said: Said | null): Promise<Response> {
    const view = await accountView(library, reader.account)
    return accountPage(writingFor(c), { reader, view, today: library.today(), said })
  }

  /** Does something to the own account; without a session nothing is done but that a card is asked for. */
  function post(path: string, act: (c: Context, reader: Reader) => Promise<Response>): void {
    routes.post(path, async (c) => {
      const reader = readerOf(c)
      return reader ? act(c, reader) : ask(c, c.req.param('number'))
    })
  }
  function ask(c: Context, record?: string): Response {
    askCookie.set(c, library.askForCard(record))
    return c.redirect(writingFor(c).to('/account/ask'), 303)
  }
  const done = (c: Context, what: string): Response => c.redirect(writingFor(c).to(`/account?done=${what}`), 303)

  routes.get('/account', (c) => {
    const reader = readerOf(c)
    const word = c.req.query('done') ?? ''
    const words = Object.hasOwn(DONE, word) ? DONE[word] : undefined
    if (!reader) return showCardPage(writingFor(c), word === 'closed' ? CLOSED : null)
    return show(c, reader, words ? { kind: 'plain', words } : null)
  })
  routes.post('/account/ask', (c) => ask(c))
  routes.get('/account/ask', async (c) => {
    const writing = writingFor(c)
    const open = asks.find(askCookie.get(c) ?? '')
    if (!open) return askOverPage(writing)
    const shown = { id: open.id, path: writing.to('/account/ask/request') }
    return askPage(writing, localText('出示借书证', 'Show your card'), await requestPart(asks, shown, writing.language))
  })
  // Where who has answered goes on, whichever browser asked.
  routes.get('/account/shown/:ask', (c) => {
    const { to } = writingFor(c)
    const id = c.req.param('ask')
    const shown = asks.find(id)?.outcome
    const token = shown?.outcome === 'reader' ? readers.beginOnce(id, shown.reader) : null
    if (token !== null) sessionCookie.set(c, token)
    const record = c.req.query('record')
    return c.redirect(to(record === undefined ? '/account' : `/records/${encodeURIComponent(record)}`), 303)
  })
  routes.get('/account/ask/request', async (c) => {
    const writing = writingFor(c)
    const open = asks.find(askCookie.get(c) ?? '')
    if (!open) return c.body(null, 410)
    return c.html(await requestInside(asks, open.id, writing.language), 200, { 'Cache-Control': 'no-store' })
  })
  routes.post('/account/close', (c) => {
    readers.end(sessionCookie.get(c))
    sessionCookie.drop(c)
    return done(c, 'closed')
  })

  post('/account/renew', async (c, reader) => {
    const renewed = await renew(library, reader, (await fieldsOf(c))('item'))
    if (renewed.outcome === 'renewed') return done(c, 'renewed')
    return show(c, reader, { kind: 'refusal', words: RENEWAL_REFUSALS[renewed.reason] })
  })
  post('/account/cancel', async (c, reader) => {
    await cancelReservation(library, reader, (await fieldsOf(c))('record'))
    return done(c, 'cancelled')
  })
  post('/account/pay', async (c, reader) => {
    const paid = await payFines(library, reader.account)
    if (paid.outcome === 'paid' || paid.outcome === 'nothing') return done(c, paid.outcome)
    return show(c, reader, { kind: 'refusal', words: PAYMENT_SAID[paid.outcome] })
  })
  post('/records/:number/reserve', async (c, reader) => {
    const number = c.req.param('number') ?? ''
    const reserved = await reserve(library, reader, number)
    if (reserved.outcome === 'reserved') return done(c, 'reserved')
    const record = await recordView(library.database, number)
    return record ? recordPage(writingFor(c), record, RESERVE_REFUSALS[reserved.reason]) : c.notFound()
  })
  return routes
}
