import { problem, readPageStyle } from '@hefu/server'
import { isSubjectId, type PublicSubject, parseGs1Path } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { answer, CACHED, CACHED_MISSING, lead, linksetAt, VARY } from './answer.ts'
import { type Asked, isLinksetType, readAsked } from './asked.ts'
import { described, describedGs1Resolver } from './describe.ts'
import { describeGs1Resolver, GS1_KEYS, GS1_RESOLVER_PATH } from './gs1-resolver.ts'
import { claimsSignature, judgeLabel, type LabelVerdict } from './judge-label.ts'
import { LINKSET_CONTEXT, linkOfType, linksetOf, linksOf } from './linkset.ts'
import { type MissingReason, missingPage } from './missing-page.ts'
import type { ResolverPorts } from './open-resolver.ts'
import type { PageFrame } from './page.ts'
import type { Resolved } from './resolved.ts'
import { styleRoute } from './style-route.ts'
import { subjectPage } from './subject-page.ts'

/** Where the page of each kind of subject is. */
const PATHS: Readonly<Record<PublicSubject, string>> = { organisation: '/o', thing: '/t' }
/** Everything that a code may lead to. */
export const RESOLVER_PATHS: readonly string[] = [
  '/o/*',
  '/t/*',
  ...GS1_KEYS.map((key) => `/${key}/*`),
  GS1_RESOLVER_PATH,
]

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
    // What is no GS1 Digital Link is the fault of whoever wrote it.
    const status = reason === 'bad-gs1' ? 400 : 404
    if (asked.form !== 'html') {
      return problem(c, status, reason === 'unknown' ? 'not-found' : reason, 'There is nothing at this address.', {
        'Cache-Control': CACHED_MISSING,
        Vary: VARY,
      })
    }
    const page = await missingPage({ ...frameOf(asked), reason, asked: shown, isFalseLabel })
    return answer(c, asked, page, status, CACHED_MISSING)
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
    const linked = byLinks(c, asked, resolved, url, url)
    if (linked) return linked
    const body = asked.form === 'json' ? jsonBody(resolved, url, label) : await pageBody(resolved, label, asked)
    const headers = { Link: linksetAt(`${url}?as=linkset`) }
    return answer(c, asked, body, resolved.endedAt === null ? 200 : 410, CACHED, headers)
  }

  /** Where links are asked for: all of them, or to be led to one; null where a page or a record is. */
  function byLinks(c: Context, asked: Asked, resolved: Resolved, url: string, anchor: string) {
    const links = linksOf(resolved, url)
    const linkType = asked.query.get('linkType')
    if (linkType !== null && !isLinksetType(linkType)) {
      const link = linkOfType(links, linkType, asked.language)
      return link
        ? lead(c, link.href, `${anchor}?linkType=linkset`)
        : missing(c, asked, 'no-link', linkType.slice(0, 80))
    }
    if (asked.form !== 'linkset') return null
    const body = JSON.stringify(linksetOf(links, anchor))
    return answer(c, asked, body, resolved.endedAt === null ? 200 : 410, CACHED, { Link: LINKSET_CONTEXT })
  }

  function pageBody(resolved: Resolved, label: LabelVerdict | null, asked: Asked): Promise<string> {
    return subjectPage({ ...frameOf(asked), resolved, label, utcOffsetMinutes: ports.utcOffsetMinutes() })
  }

  async function gs1(c: Context): Promise<Response> {
    const asked = readAsked(c, origin)
    // A slash at the end is passed over.
    const path = new URL(c.req.url).pathname.replace(/\/$/, '')
    const read = parseGs1Path(path)
    if (read.outcome === 'refused') return missing(c, asked, 'bad-gs1', path.slice(0, 120))
    const found = await ports.byGs1(read.id)
    if (!found) return missing(c, asked, 'unknown', path.slice(0, 120))
    const url = `${origin}${PATHS[found.subject]}/${found.id}`
    const anchor = `${origin}${path}`
    const isPage = asked.form !== 'linkset' && !asked.query.has('linkType')
    if (isPage) return lead(c, `${url}${asked.query.size === 0 ? '' : `?${asked.query}`}`, `${anchor}?linkType=linkset`)
    const resolved = await ports.resolve(found.subject, found.id)
    return (resolved && byLinks(c, asked, resolved, url, anchor)) ?? missing(c, asked, 'unknown', path.slice(0, 120))
  }

  routes.get('/o/:id', described('Where the code at an organisation’s door leads'), (c) => subject(c, 'organisation'))
  routes.get('/t/:id', described('Where the code on a thing’s label leads'), (c) => subject(c, 'thing'))
  for (const key of GS1_KEYS) {
    routes.get(`/${key}/:path{.+}`, described(`Where a GS1 Digital Link with the key ${key} leads`), gs1)
  }
  routes.get(GS1_RESOLVER_PATH, describedGs1Resolver(), (c) =>
    c.json(describeGs1Resolver(origin, ports.city()), 200, { 'Cache-Control': CACHED }),
  )
  routes.route('/', styleRoute(style))
  return routes
}

function jsonBody({ subject, id, name, json }: Resolved, url: string, label: LabelVerdict | null): string {
  return JSON.stringify({ subject, id, url, name, ...json, ...(label && { label }) })
}
