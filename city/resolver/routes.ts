import { createHash } from 'node:crypto'
import { isSubjectId, LANGUAGES, type Language, type PublicSubject, parseGs1Path } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { COMMON_PROBLEMS, problem, problemAnswer } from '../operations/problem.ts'
import { claimsSignature, judgeLabel, type LabelVerdict } from './judge-label.ts'
import { LINKSET_CONTEXT, linksetOf, linksOf, linksOfType } from './linkset.ts'
import { type MissingReason, missingPage } from './missing-page.ts'
import { FORMS, type Form, formOf, languageOf, MEDIA_TYPES } from './negotiate.ts'
import type { ResolverPorts } from './open-resolver.ts'
import { PAGE_POLICY, type PageFrame } from './page.ts'
import type { Resolved } from './resolved.ts'
import { LinksetAnswer, PARAMETERS, ResolvedAnswer } from './schemas.ts'
import { readPageStyle } from './style.ts'
import { subjectPage } from './subject-page.ts'

/** Where the page of each kind of subject is. */
const PATHS: Readonly<Record<PublicSubject, string>> = { organisation: '/o', thing: '/t' }
/** The GS1 keys from which a path may lead on; see {@link parseGs1Path}. */
const GS1_KEYS = ['01', '414', '417', '8003', '8004'] as const
/** Everything that a code may lead to. */
export const RESOLVER_PATHS: readonly string[] = ['/o/*', '/t/*', ...GS1_KEYS.map((key) => `/${key}/*`)]

/**
 * How long anybody between may answer in the city's place, in seconds: a browser a minute, a shared cache five. While it looks for a newer one, and while the city
 * does not answer, an old page is better than none.
 */
const CACHED = 'public, max-age=60, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400'
const CACHED_MISSING = 'public, max-age=60'
const VARY = 'Accept, Accept-Language'

/** What one request asks for. */
interface Asked {
  readonly form: Form
  readonly language: Language
  readonly query: URLSearchParams
  /** As it was asked for, at the origin of codes. */
  readonly address: string
}

/**
 * `/o/ID` and `/t/ID`, where the codes of organisations and things lead, and the paths of GS1 Digital Links: a page for people, JSON and links for
 * programs. The same for everybody; who asks is kept nowhere.
 *
 * @param origin where codes lead, without a slash at the end; a proxy in front says another host
 */
export function resolverRoutes(ports: ResolverPorts, origin: string): Hono {
  const routes = new Hono()
  const style = readPageStyle()

  function frameOf({ language, query }: Asked): PageFrame {
    const other = new URLSearchParams(query)
    other.set('lang', language === 'en' ? 'zh-CN' : 'en')
    return { language, city: ports.city(), style: style.file, otherLanguage: `?${other}` }
  }

  async function missing(c: Context, asked: Asked, reason: MissingReason, shown: string, isFalseLabel = false) {
    if (asked.form !== 'html') {
      return problem(c, 404, reason === 'unknown' ? 'not-found' : reason, 'There is nothing at this address.', {
        'Cache-Control': CACHED_MISSING,
        Vary: VARY,
      })
    }
    const page = await missingPage({ ...frameOf(asked), reason, asked: shown, isFalseLabel })
    return answer(c, asked, page, 404, CACHED_MISSING)
  }

  async function subject(c: Context, kind: PublicSubject): Promise<Response> {
    const asked = readAsked(c, origin)
    const id = c.req.param('id') ?? ''
    const resolved = isSubjectId(id) ? await ports.resolve(kind, id) : null
    const label = claimsSignature(asked.query)
      ? await judgeLabel(asked.address, resolved, ports.labelKeys(), ports.clock())
      : null
    if (!resolved) return missing(c, asked, 'unknown', id.slice(0, 40), label?.verdict === 'refused')
    const url = `${origin}${PATHS[kind]}/${id}`
    const links = linksOf(resolved, url)
    const linkType = asked.query.get('linkType')
    const status = resolved.endedAt === null ? 200 : 410
    if (linkType !== null && !isLinksetType(linkType)) {
      const link = linksOfType(links, linkType).find(({ languages }) => languages.includes(asked.language))
      return link ? lead(c, link.href) : missing(c, asked, 'no-link', linkType.slice(0, 80))
    }
    if (asked.form === 'linkset') {
      return answer(c, asked, JSON.stringify(linksetOf(links, url)), status, CACHED, { Link: LINKSET_CONTEXT })
    }
    const headers = { Link: `<${url}?as=linkset>; rel="linkset"; type="${MEDIA_TYPES.linkset}"` }
    const body = asked.form === 'json' ? jsonBody(resolved, url, label) : await pageBody(resolved, label, asked)
    return answer(c, asked, body, status, CACHED, headers)
  }

  function pageBody(resolved: Resolved, label: LabelVerdict | null, asked: Asked): Promise<string> {
    return subjectPage({ ...frameOf(asked), resolved, label, utcOffsetMinutes: ports.utcOffsetMinutes() })
  }

  async function gs1(c: Context): Promise<Response> {
    const asked = readAsked(c, origin)
    const path = new URL(c.req.url).pathname
    const read = parseGs1Path(path)
    if (read.outcome === 'refused') return missing(c, asked, 'bad-gs1', path.slice(0, 120))
    const found = await ports.byGs1(read.id)
    if (!found) return missing(c, asked, 'unknown', path.slice(0, 120))
    const url = `${origin}${PATHS[found.subject]}/${found.id}`
    if (asked.form !== 'linkset') return lead(c, `${url}${passedOn(asked.query)}`)
    const resolved = await ports.resolve(found.subject, found.id)
    if (!resolved) return missing(c, asked, 'unknown', path.slice(0, 120))
    const body = JSON.stringify(linksetOf(linksOf(resolved, url), `${origin}${path}`))
    return answer(c, asked, body, resolved.endedAt === null ? 200 : 410, CACHED, { Link: LINKSET_CONTEXT })
  }

  const described = (summary: string) =>
    describeRoute({
      tags: ['Codes'],
      summary,
      parameters: PARAMETERS,
      responses: {
        200: { description: 'What is registered.', content: CONTENT },
        304: { description: 'What you have.' },
        307: { description: 'Where the link of the type that was asked for leads.' },
        404: { ...problemAnswer('There is no such subject, or no such link.'), content: MISSING_CONTENT },
        410: { description: 'It is closed or retired; what was registered last.', content: CONTENT },
        ...COMMON_PROBLEMS,
      },
    })
  routes.get('/o/:id', described('Where the code at an organisation’s door leads'), (c) => subject(c, 'organisation'))
  routes.get('/t/:id', described('Where the code on a thing’s label leads'), (c) => subject(c, 'thing'))
  for (const key of GS1_KEYS) {
    routes.get(`/${key}/:path{.+}`, described(`Where a GS1 Digital Link with the key ${key} leads`), gs1)
  }
  routes.get(
    '/pages/:file',
    describeRoute({
      tags: ['Codes'],
      summary: 'The style of the pages',
      responses: {
        200: { description: 'It.', content: { 'text/css': { schema: { type: 'string' } } } },
        404: problemAnswer('There is no such file.'),
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => {
      if (c.req.param('file') !== style.file) return c.notFound()
      const headers = {
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
      }
      return c.body(style.css, 200, headers)
    },
  )
  return routes
}

const CONTENT = {
  [MEDIA_TYPES.html]: { schema: { type: 'string' } },
  [MEDIA_TYPES.json]: { schema: resolver(ResolvedAnswer) },
  [MEDIA_TYPES.linkset]: { schema: resolver(LinksetAnswer) },
} as const
const MISSING_CONTENT = {
  ...problemAnswer('').content,
  [MEDIA_TYPES.html]: { schema: { type: 'string' } },
} as const

function readAsked(c: Context, origin: string): Asked {
  const at = c.req.url.indexOf('/', c.req.url.indexOf('//') + 2)
  const rest = c.req.url.slice(at)
  const search = rest.indexOf('?')
  const query = new URLSearchParams(search < 0 ? '' : rest.slice(search))
  const lang = query.get('lang')
  const language = LANGUAGES.find((each) => each === lang) ?? languageOf(c.req.header('Accept-Language') ?? '')
  const as = query.get('as')
  const form = FORMS.find((each) => each === as) ?? formOf(c.req.header('Accept') ?? '')
  const linkType = query.get('linkType')
  const isLinkset = linkType !== null && isLinksetType(linkType)
  return { form: isLinkset ? 'linkset' : form, language, query, address: origin + rest }
}

/** `all` is what resolvers before the standard's version 1.2 call it. */
function isLinksetType(linkType: string): boolean {
  return linkType === 'linkset' || linkType === 'all'
}

function jsonBody({ subject, id, name, json }: Resolved, url: string, label: LabelVerdict | null): string {
  return JSON.stringify({ subject, id, url, name, ...json, ...(label && { label }) })
}

/** Of the parameters of a GS1 Digital Link those that choose what is answered; what else it says of the item is not needed further on. */
function passedOn(query: URLSearchParams): string {
  const kept = ['lang', 'as', 'linkType'].flatMap((name) => {
    const value = query.get(name)
    return value === null ? [] : [[name, value] as [string, string]]
  })
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
}

function lead(c: Context, href: string): Response {
  return c.body(null, 307, { Location: href, 'Cache-Control': CACHED, Vary: VARY })
}

function answer(
  c: Context,
  { form, language }: Asked,
  body: string,
  status: 200 | 404 | 410,
  cacheControl: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const all: Record<string, string> = { ...headers, ETag: etag, 'Cache-Control': cacheControl, Vary: VARY }
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (status === 200 && known.includes(etag)) return c.body(null, 304, all)
  all['Content-Type'] = `${MEDIA_TYPES[form]}${form === 'html' ? '; charset=utf-8' : ''}`
  if (form === 'html') {
    all['Content-Language'] = language
    all['Content-Security-Policy'] = PAGE_POLICY
  }
  return c.body(body, status, all)
}
