import { problem, problemAnswer } from '@hefu/server'
import type { Language } from '@hefu/standard'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { Html } from '../pages/page.ts'
import { renewed } from '../pages/parts.ts'
import type { Asks } from './open-asks.ts'
import { requestCode } from './request-code.ts'

const AnswerBody: z.ZodType<{ readonly pass: string }> = z.object({
  pass: z.string().max(4296).meta({ example: 'HF1:...' }),
})

const NextAnswer = z.object({ next: z.url() })
const NO_STORE = { 'Cache-Control': 'no-store' } as const

const ELSEWHERE = {
  'zh-CN': '已经答复。请在有钱包的那部手机上继续。',
  en: 'Answered. Go on where your wallet is.',
}
const OVER = { 'zh-CN': '等太久了，请重新开始。', en: 'That took too long. Begin again.' }

/** `POST /api/answers`: the registered address to which wallets send answers. */
export function answerRoutes<Outcome>(asks: Asks<Outcome>): Hono {
  const routes = new Hono()
  routes.post(
    '/api/answers',
    describeRoute({
      tags: ['Answers'],
      summary: 'A wallet answers a request that a page shows',
      responses: {
        200: {
          description: 'Taken, and where whoever answered goes on.',
          content: { 'application/json': { schema: resolver(NextAnswer) } },
        },
        204: { description: 'Taken, at a desk.' },
        422: problemAnswer('Not taken; the code says why.'),
      },
    }),
    validator('json', AnswerBody, (result, c) =>
      result.success ? undefined : problem(c, 422, 'malformed', 'The request is not as described.'),
    ),
    async (c) => {
      const taken = await asks.answer(c.req.valid('json').pass)
      if (taken.outcome === 'refused') return problem(c, 422, taken.reason, 'The answer was not taken.')
      const { next } = taken
      return next === null ? c.body(null, 204, NO_STORE) : c.json({ next }, 200, NO_STORE)
    },
  )
  return routes
}

/** Where a page has its request renewed from, and what it goes on to. */
export interface AskShown {
  readonly id: string
  /** Answers the fragment of `requestPart`; with `Location-After` when something was shown. */
  readonly path: string
  /** `counter` where it stands before staff, and not on the holder's phone. */
  readonly where?: 'phone' | 'counter'
}

/** The part of a page that shows a request, and shows a new one in time. */
export async function requestPart<Outcome>(
  asks: Asks<Outcome>,
  { id, path, where }: AskShown,
  language: Language,
): Promise<Html> {
  return renewed(path, await requestInside(asks, id, language, where), 2000)
}

/** What stands in that part. */
export async function requestInside<Outcome>(
  asks: Asks<Outcome>,
  id: string,
  language: Language,
  where: AskShown['where'] = 'phone',
): Promise<Html> {
  if (asks.find(id)?.isElsewhere) return html`<p>${ELSEWHERE[language]}</p>`
  const request = await asks.request(id)
  if (!request) return html`<p>${OVER[language]}</p>`
  return requestCode({ text: request.text, link: where === 'counter' ? null : request.link }, language)
}
