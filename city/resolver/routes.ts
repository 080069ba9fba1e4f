import { problem } from '@hefu/server'
import { isSubjectId, type PublicSubject, parseGs1Path } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { answer, CACHED, CACHED_MISSING, lead, VARY } from './answer.ts'
import { type Asked, isLinksetType, passedOn, readAsked } from './asked.ts'
import { described } from './describe.ts'
import { claimsSignature, judgeLabel, type LabelVerdict } from './judge-label.ts'
import { LINKSET_CONTEXT, linksetOf, linksOf, linksOfType } from './linkset.ts'
import { type MissingReason, missingPage } from './missing-page.ts'
import { MEDIA_TYPES } from '@hefu/server'
import type { ResolverPorts } from './open-resolver.ts'
import type { PageFrame } from './page.ts'
import type { Resolved } from './resolved.ts'
import { readPageStyle } from '@hefu/server'
import { styleRoute } from './style-route.ts'
import { subjectPage } from './subject-page.ts'

/** Where the page of each kind of subject is. */
const PATHS: Readonly<Record<PublicSubject, string>> = { organisation: '/o', thing: '/t' }
/** The GS1 keys from which a path may lead on; see {@link parseGs1Path}. */
const GS1_KEYS = ['01', '414', '417', '8003', '8004'] as const
/** Everything that a code may lead to. */
export const RESOLVER_PATHS: readonly string[] = ['/o/*', '/t/*', ...GS1_KEYS.map((key) => `/${key}/*`)]

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

  routes.get('/o/:id', described('Where the code at an organisation’s door leads'), (c) => subject(c, 'organisation'))
  routes.get('/t/:id', described('Where the code on a thing’s label leads'), (c) => subject(c, 'thing'))
  for (const key of GS1_KEYS) {
    routes.get(`/${key}/:path{.+}`, described(`Where a GS1 Digital Link with the key ${key} leads`), gs1)
  }
  routes.route('/', styleRoute(style))
  return routes
}

function jsonBody({ subject, id, name, json }: Resolved, url: string, label: LabelVerdict | null): string {
  return JSON.stringify({ subject, id, url, name, ...json, ...(label && { label }) })
}
