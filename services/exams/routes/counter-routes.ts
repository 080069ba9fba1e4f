import {
  choice,
  field,
  fieldsOf,
  form,
  languageOf,
  notice,
  requestCode,
  type Staff,
  type StaffEnv,
  withLanguage,
} from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Ask } from '../asks/open-asks.ts'
import type { Exams } from '../exams.ts'
import { askPage, noResultPart, readyPart } from '../pages/ask-page.ts'
import { waitInWords } from '../queue/waiting-time.ts'
import { ASK_REFUSALS, answerRefusal } from '../refusals.ts'
import { COUNTER_ROLE } from '../staff-roles.ts'
import { staffPage } from './staff-routes.ts'

/**
 * The counter: for who comes in person, with a wallet of their own or a family member's. It has a queue of people in front of it and needs no
 * place; the instant holds for it too.
 */
export function counterRoutes(exams: Exams, staff: Staff): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>()
  const { sessions, desk } = exams
  for (const path of ['/staff/counter', '/staff/counter/*']) routes.use(path, staff.guard(COUNTER_ROLE))

  async function start(c: Context, refused?: LocalText): Promise<Response> {
    const language = languageOf(c)
    const en = language === 'en'
    const options = (await sessions.list()).map(({ id, title }) => ({ value: id, label: title[language] }))
    const main = html`${refused ? notice('refusal', en ? 'Not begun' : '未能开始', refused[language]) : ''}
<p>${en ? 'The candidate’s wallet proves who they are; no name is typed or shown here.' : '由考生的钱包证明身份，此处不输入也不显示姓名。'}</p>
${form(
  withLanguage('/staff/counter', c),
  html`${choice({ name: 'session', label: en ? 'Examination' : '考试', options })}${field({ name: 'candidate', label: en ? 'Candidate number' : '考生号', maxLength: 40 })}`,
  en ? 'Ask the wallet' : '询问钱包',
)}`
    return staffPage(c, localText('窗口', 'Counter'), main, refused ? { status: 422 } : {})
  }

  routes.get('/staff/counter', (c) => start(c))

  routes.post('/staff/counter', async (c) => {
    const text = await fieldsOf(c)
    const session = await sessions.find(text('session'))
    if (!session) return start(c, localText('请选择考试。', 'Choose an examination.'))
    const begun = await desk.begin(session, 'counter', text('candidate'))
    if (begun.outcome === 'begun') return c.redirect(withLanguage(`/staff/counter/${begun.ask.id}`, c), 303)
    if (begun.outcome === 'refused') return start(c, ASK_REFUSALS[begun.reason].words)
    const left = waitInWords(begun.secondsLeft)
    return start(
      c,
      localText(`成绩尚未发布，还有${left['zh-CN']}。`, `The results are not out; the time left: ${left.en}.`),
    )
  })

  /** The phone at a counter is not the candidate's. */
  const atCounter = async (ask: Ask) => ({ text: (await desk.request(ask)).text, link: null })

  async function show(c: Context, id: string, refused?: string): Promise<Response> {
    const language = languageOf(c)
    const ask = desk.find(id)
    if (!ask) return c.redirect(withLanguage('/staff/counter', c), 303)
    const next = html`<p class="actions"><a class="button secondary" href="${withLanguage('/staff/counter', c)}">${language === 'en' ? 'Next person' : '下一位'}</a></p>`
    if (ask.state.state === 'ready') {
      return staffPage(
        c,
        localText('交给考生', 'Hand it over'),
        html`${readyPart(language, ask.state.offer, 'counter')}${next}`,
      )
    }
    const back = withLanguage('/staff/counter', c)
    if (ask.state.state === 'no-result') return staffPage(c, localText('窗口', 'Counter'), noResultPart(language, back))
    const view = { path: `/staff/counter/${id}`, request: await atCounter(ask), refused }
    return staffPage(c, localText('请考生用钱包回答', 'The candidate answers'), askPage(c, language, view), {
      script: true,
    })
  }

  routes.get('/staff/counter/:ask', (c) => show(c, c.req.param('ask')))

  routes.post('/staff/counter/:ask', async (c) => {
    const answered = await desk.answer((await fieldsOf(c))('pass'), 'shown')
    const id = c.req.param('ask')
    if (answered.outcome !== 'refused') return c.redirect(withLanguage(`/staff/counter/${id}`, c), 303)
    return show(c, id, answerRefusal(answered.reason)[languageOf(c)])
  })

  routes.get('/staff/counter/:ask/request', async (c) => {
    const ask = desk.find(c.req.param('ask'))
    if (ask?.state.state !== 'open') return c.body(null, 410)
    return c.html(requestCode(await atCounter(ask), languageOf(c)), 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/staff/counter/:ask/state', (c) => {
    const id = c.req.param('ask')
    if (desk.find(id)?.state.state === 'open') return c.body(null, 204)
    c.header('Location-After', withLanguage(`/staff/counter/${id}`, c))
    return c.body(null, 200)
  })

  return routes
}
