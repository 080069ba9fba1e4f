import { fieldsOf, requestInside, requestPart, type ServiceConfig, writingFor } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import type { AskOutcome, Library } from '../library.ts'
import { prolong, replace } from '../membership/join.ts'
import { askOverPage, askPage } from '../pages/ask-pages.ts'
import { joinPage, memberPage, offeredPage, prolongedPage } from '../pages/join-pages.ts'
import { cookieOf } from './cookies.ts'

/** Coming to a card: by showing an entry credential, or by number and PIN of one on plastic. */
export function joinRoutes(library: Library, config: Pick<ServiceConfig, 'name' | 'publicUrl'>): Hono {
  const routes = new Hono()
  const { asks } = library
  const cookie = cookieOf(config, 'join')
  routes.use('/join/*', csrf({ origin: new URL(config.publicUrl).origin }))
  const askOf = (c: Context) => asks.find(cookie.get(c) ?? '')
  const memberOf = (c: Context): Extract<AskOutcome, { readonly outcome: 'member' }> | null => {
    const outcome = askOf(c)?.outcome
    return outcome?.outcome === 'member' ? outcome : null
  }

  routes.get('/join', (c) => joinPage(writingFor(c), library.clock()))
  routes.post('/join/ask', (c) => {
    cookie.set(c, library.askToJoin())
    return c.redirect(writingFor(c).to('/join/ask'), 303)
  })
  routes.get('/join/ask', async (c) => {
    const writing = writingFor(c)
    const ask = askOf(c)
    if (!ask) return askOverPage(writing)
    if (ask.outcome?.outcome === 'offered') return offeredPage(writing, ask.outcome.offer)
    if (ask.outcome?.outcome === 'member') return memberPage(writing, ask.outcome)
    const shown = { id: ask.id, path: writing.to('/join/ask/request') }
    return askPage(
      writing,
      localText('出示通行凭证', 'Show your credential'),
      await requestPart(asks, shown, writing.language),
    )
  })
  // Where who has answered goes on, whichever browser asked.
  routes.get('/join/shown/:ask', (c) => {
    cookie.set(c, c.req.param('ask'))
    return c.redirect(writingFor(c).to('/join/ask'), 303)
  })
  routes.get('/join/ask/request', async (c) => {
    const writing = writingFor(c)
    const ask = askOf(c)
    if (!ask) return c.body(null, 410)
    if (ask.outcome) return c.body(null, 200, { 'Location-After': writing.to('/join/ask') })
    return c.html(await requestInside(asks, ask.id, writing.language), 200, { 'Cache-Control': 'no-store' })
  })

  // What was shown is good for one of these, once.
  routes.post('/join/prolong', async (c) => {
    const member = memberOf(c)
    if (!member) return askOverPage(writingFor(c))
    cookie.drop(c)
    return prolongedPage(writingFor(c), await prolong(library, member.joiner))
  })
  routes.post('/join/replace', async (c) => {
    const member = memberOf(c)
    if (!member) return askOverPage(writingFor(c))
    const replaced = await replace(library, member.joiner)
    if (replaced.outcome !== 'offered') return memberPage(writingFor(c), member, true)
    cookie.drop(c)
    return offeredPage(writingFor(c), replaced.offer)
  })
  routes.post('/join/plastic', async (c) => {
    const field = await fieldsOf(c)
    const brought = await library.plastic.bringIn(field('number'), field('pin'), library.today())
    if (brought.outcome === 'offered') return offeredPage(writingFor(c), brought.offer)
    return joinPage(writingFor(c), library.clock(), brought)
  })
  return routes
}
