import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { decodeRegisterBundle, LANGUAGES, type Language } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { atomFeed, type FeedPlaces, jsonFeed } from './notice-feeds.ts'
import { type Notices, noticesOf } from './notices.ts'
import type { ProvenBundles } from './proven-bundle.ts'

/** Seconds for which any cache may answer in the city's place. */
const MAX_AGE = 300
const ATOM = 'application/atom+xml'
const JSON_FEED = 'application/feed+json'

const Query = z.object({
  lang: z.enum(LANGUAGES).default('zh-CN').meta({ description: 'The language of the words.' }),
})

const Feed = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  items: z.array(z.looseObject({ id: z.url(), url: z.url(), title: z.string(), content_text: z.string() })),
})

/** `/register/notices.atom` and `.json`: what was decided, the newest first, for who follows a city with a feed reader. */
export function noticeRoutes(bundles: ProvenBundles, places: FeedPlaces): Hono {
  const routes = new Hono()
  let made: { readonly size: number; readonly notices: Notices | null; readonly feeds: Map<string, string> } | undefined

  /** The feed as text, each made once as long as the log does not grow; null before the city is founded. */
  async function feed(form: string, make: (notices: Notices) => string): Promise<string | null> {
    const bundle = await bundles.bundle(0)
    if (!bundle) return null
    if (made?.size !== bundle.size) {
      const { entries } = decodeRegisterBundle(bundle.bytes)
      made = { size: bundle.size, notices: noticesOf(entries), feeds: new Map() }
    }
    const { notices, feeds } = made
    if (!notices) return null
    const known = feeds.get(form) ?? make(notices)
    feeds.set(form, known)
    return known
  }

  function answer(c: Context, body: string | null, type: string): Response {
    if (body === null) {
      return problem(c, 503, 'not-founded', 'The register of this city is not founded yet.', { 'Retry-After': '60' })
    }
    return c.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': `public, max-age=${MAX_AGE}`,
    })
  }

  const described = (summary: string, description: string, content: Record<string, object>) =>
    describeRoute({
      tags: ['Register'],
      summary,
      description,
      responses: {
        200: { description: 'The feed.', content },
        304: { description: 'The one that you have.' },
        400: problemAnswer('The language is none that the city speaks.'),
        503: problemAnswer('The city is not founded yet, or the database does not answer.'),
        ...COMMON_PROBLEMS,
      },
    })
  const query = validator('query', Query, (result, c) =>
    result.success ? undefined : problem(c, 400, 'malformed-request', `The language is ${LANGUAGES.join(' or ')}.`),
  )

  routes.get(
    '/register/notices.atom',
    described('What was decided, as an Atom feed', 'The newest 50 acts, the newest first (RFC 4287).', {
      [ATOM]: { schema: { type: 'string' } },
    }),
    query,
    etag(),
    async (c) => {
      const lang: Language = c.req.valid('query').lang
      return answer(c, await feed(`atom ${lang}`, (notices) => atomFeed(notices, lang, places)), ATOM)
    },
  )
  routes.get(
    '/register/notices.json',
    described(
      'What was decided, as a JSON Feed',
      'The newest 50 acts, the newest first (JSON Feed 1.1). `_hefu` of each has its words in every language, its place in the log, its kind, and from when on it counts.',
      { [JSON_FEED]: { schema: resolver(Feed) } },
    ),
    query,
    etag(),
    async (c) => {
      const lang: Language = c.req.valid('query').lang
      const make = (notices: Notices): string => JSON.stringify(jsonFeed(notices, lang, places))
      return answer(c, await feed(`json ${lang}`, make), JSON_FEED)
    },
  )
  return routes
}
