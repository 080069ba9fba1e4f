import {
  fieldsOf,
  type Html,
  languageOf,
  notice,
  pageOf,
  plasticCardStatus,
  requestCode,
  withLanguage,
} from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { Ask } from '../asks/open-asks.ts'
import type { Exams } from '../exams.ts'
import { askPage, noResultPart, readyPart } from '../pages/ask-page.ts'
import { PUBLIC_LINKS, SERVICE_NAME } from '../pages/frame.ts'
import { homePage } from '../pages/home-page.ts'
import { howPage } from '../pages/how-page.ts'
import { linePart } from '../pages/line-page.ts'
import { studentPage } from '../pages/student-page.ts'
import { readPlace } from '../queue/place.ts'
import { ASK_REFUSALS, answerRefusal } from '../refusals.ts'
import type { ExamSession } from '../sessions/session.ts'
import { studentNumber, studentPin } from '../students/student-card.ts'

const PLACE = 'exams-place'
const ASK = 'exams-ask'
const DAY = 86_400

const ELSEWHERE = {
  title: localText('已经答复', 'Answered'),
  text: localText('请在有钱包的那部手机上继续。', 'Go on where your wallet is.'),
}

/** The pages for everybody. A place and an ask are cookies of this browser alone, for one examination's address. */
export function publicRoutes(exams: Exams, publicUrl: string): Hono {
  const routes = new Hono()
  const { sessions, desk, clock, keys } = exams
  const secure = publicUrl.startsWith('https:')

  const page = (
    c: Context,
    title: LocalText,
    main: Html,
    more: { script?: boolean; status?: 200 | 404 | 410 | 422 | 429 } = {},
  ) => pageOf(c, { service: SERVICE_NAME, title, main, links: PUBLIC_LINKS, ...more })
  const cookie = (session: string, maxAge: number) =>
    ({ path: `/results/${session}`, httpOnly: true, secure, sameSite: 'Lax', maxAge }) as const
  const missing = (c: Context) => {
    const en = languageOf(c) === 'en'
    const text = en ? 'The address is wrong, or its results are kept no longer.' : '地址有误，或成绩已过保存期。'
    const main = html`${notice('plain', en ? 'Nothing here' : '这里没有内容', text)}
<p class="actions"><a class="button secondary" href="${withLanguage('/', c)}">${en ? 'All examinations' : '全部考试'}</a></p>`
    return page(c, localText('没有这场考试', 'No such examination'), main, { status: 404 })
  }
  const sessionOf = (c: Context): Promise<ExamSession | null> => sessions.find(c.req.param('session') ?? '')
  const askOf = (c: Context, session: ExamSession): Ask | null => {
    const ask = desk.find(getCookie(c, ASK) ?? '')
    return ask?.of.session === session.id ? ask : null
  }

  /** Looks where this browser stands, and gives it the place to keep. */
  async function stand(c: Context, session: ExamSession) {
    const { line, token } = await exams.stand(session, getCookie(c, PLACE))
    if (token !== null) setCookie(c, PLACE, token, cookie(session.id, DAY))
    return line
  }

  async function linePage(c: Context, session: ExamSession, error?: string) {
    const line = await stand(c, session)
    const view = { session, line, utcOffsetMinutes: exams.utcOffsetMinutes(), error }
    const part = linePart(c, languageOf(c), view)
    const waits = line.standing === 'early' || line.standing === 'waiting'
    const every = waits ? line.askAgainAfter * 1000 : 0
    const address = withLanguage(`/results/${session.id}/line`, c)
    const main = waits
      ? html`<div data-renew="${address}" data-every="${every}" aria-live="polite">${part}</div>
<noscript><p class="actions"><a class="button secondary" href="${withLanguage(`/results/${session.id}`, c)}">${languageOf(c) === 'en' ? 'Look again' : '刷新'}</a></p></noscript>`
      : part
    return page(c, session.title, main, { script: waits, ...(error !== undefined && { status: 422 }) })
  }

  routes.get('/', async (c) => {
    const view = { sessions: await sessions.list(), now: clock(), utcOffsetMinutes: exams.utcOffsetMinutes() }
    return page(c, localText('考试成绩', 'Examination results'), homePage(c, languageOf(c), view))
  })
  routes.get('/how', (c) => page(c, localText('如何领取成绩', 'How results are fetched'), howPage(languageOf(c))))

  routes.get('/results/:session', async (c) => {
    const session = await sessionOf(c)
    return session ? linePage(c, session) : missing(c)
  })

  // A part of the page above, which it renews by itself.
  routes.get('/results/:session/line', async (c) => {
    const session = await sessionOf(c)
    if (!session) return c.body(null, 410)
    const line = await stand(c, session)
    if (line.standing !== 'early' && line.standing !== 'waiting') {
      c.header('Location-After', withLanguage(`/results/${session.id}`, c))
      return c.body(null, 200)
    }
    const view = { session, line, utcOffsetMinutes: exams.utcOffsetMinutes() }
    c.header('Retry-After', String(line.askAgainAfter))
    return c.html(linePart(c, languageOf(c), view), 200, { 'Cache-Control': 'no-store' })
  })

  routes.post('/results/:session/place', async (c) => {
    const session = await sessionOf(c)
    if (!session) return missing(c)
    deleteCookie(c, PLACE, cookie(session.id, 0))
    return c.redirect(withLanguage(`/results/${session.id}`, c), 303)
  })

  routes.post('/results/:session', async (c) => {
    const session = await sessionOf(c)
    if (!session) return missing(c)
    const path = withLanguage(`/results/${session.id}`, c)
    const place = readPlace(keys.places, session.id, getCookie(c, PLACE))
    if (!place) return c.redirect(path, 303)
    const begun = await desk.begin(session, place, (await fieldsOf(c))('candidate'))
    if (begun.outcome === 'begun') {
      setCookie(c, ASK, begun.ask.id, cookie(session.id, DAY))
      return c.redirect(withLanguage(`/results/${session.id}/ask`, c), 303)
    }
    if (begun.outcome === 'early' || begun.reason === 'not-called' || begun.reason === 'passed') {
      return c.redirect(path, 303)
    }
    return linePage(c, session, ASK_REFUSALS[begun.reason].words[languageOf(c)])
  })

  routes.get('/results/:session/ask', async (c) => {
    const session = await sessionOf(c)
    return session ? showAsk(c, session) : missing(c)
  })

  // Where whoever has sent an answer goes on.
  routes.get('/results/:session/answered/:ask', async (c) => {
    const session = await sessionOf(c)
    if (!session) return missing(c)
    const ask = desk.find(c.req.param('ask'))
    // Only what an answer gave: an ask that waits would be another's who then answers it.
    if (ask && ask.state.state !== 'open') setCookie(c, ASK, ask.id, cookie(session.id, DAY))
    return c.redirect(withLanguage(`/results/${session.id}/ask`, c), 303)
  })

  routes.post('/results/:session/ask', async (c) => {
    const session = await sessionOf(c)
    if (!session) return missing(c)
    const answered = await desk.answer((await fieldsOf(c))('pass'), 'shown')
    if (answered.outcome !== 'refused') return c.redirect(withLanguage(`/results/${session.id}/ask`, c), 303)
    return showAsk(c, session, answerRefusal(answered.reason)[languageOf(c)])
  })

  async function showAsk(c: Context, session: ExamSession, refused?: string) {
    const language = languageOf(c)
    const ask = askOf(c, session)
    const back = withLanguage(`/results/${session.id}`, c)
    if (!ask) {
      const over = notice('plain', language === 'en' ? 'This ask is over' : '本次领取已结束')
      const again = language === 'en' ? 'Begin again' : '重新开始'
      const main = html`${over}<p class="actions"><a class="button primary" href="${back}">${again}</a></p>`
      return page(c, session.title, main, { status: 410 })
    }
    if (ask.state.state === 'ready') {
      return page(c, localText('领取成绩', 'Your result is here'), readyPart(language, ask.state.offer, 'phone'))
    }
    if (ask.state.state === 'elsewhere') {
      return page(c, session.title, notice('plain', ELSEWHERE.title[language], ELSEWHERE.text[language]))
    }
    if (ask.state.state === 'no-result') return page(c, session.title, noResultPart(language, back))
    const view = { path: `/results/${session.id}/ask`, request: await desk.request(ask), refused }
    return page(c, localText('请用钱包回答', 'Answer with your wallet'), askPage(c, language, view), { script: true })
  }

  routes.get('/results/:session/ask/request', async (c) => {
    const session = await sessionOf(c)
    const ask = session && askOf(c, session)
    if (ask?.state.state !== 'open') return c.body(null, 410)
    return c.html(requestCode(await desk.request(ask), languageOf(c)), 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/results/:session/ask/state', async (c) => {
    const session = await sessionOf(c)
    if (!session) return c.body(null, 410)
    if (askOf(c, session)?.state.state === 'open') return c.body(null, 204)
    c.header('Location-After', withLanguage(`/results/${session.id}/ask`, c))
    return c.body(null, 200)
  })

  routes.get('/student-card', (c) =>
    page(c, localText('学生证', 'Student card'), studentPage(c, languageOf(c), clock())),
  )
  routes.post('/student-card', async (c) => {
    const text = await fieldsOf(c)
    const student = studentNumber(text('number'))
    const pin = studentPin(text('pin'))
    const fetched =
      student && pin ? await exams.students.bringIn(student, pin, exams.today()) : ({ outcome: 'refused' } as const)
    const status = plasticCardStatus(fetched.outcome === 'offered' ? undefined : fetched)
    return page(c, localText('学生证', 'Student card'), studentPage(c, languageOf(c), clock(), fetched), { status })
  })

  return routes
}
