import { toBase64url } from '@hefu/bytes'
import type { LocalText } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { FewAtOnce } from '../few-at-once.ts'
import { readSecretHash, SECRET_BYTES, secretHash } from '../follow-secret.ts'
import { languageAsked } from '../language.ts'
import type { ReportPorts } from '../ports.ts'
import { REFUSALS, type SubmitReason } from '../refusals.ts'
import type { Report } from '../report.ts'
import { isReportId } from '../report-id.ts'
import { submitReport } from '../submit-report.ts'
import { answer, errorAnswer, SUFFIXES, withoutSuffix } from './answer-format.ts'
import { DEFINITION, DISCOVERY, POST_REQUEST, REQUEST, REQUESTS, SERVICES, TOKEN } from './descriptions.ts'
import { discovery } from './discovery.ts'
import { readForm } from './read-form.ts'
import { MOST_REQUESTS, readQuery } from './read-query.ts'
import { type RequestNames, serviceRequests } from './service-requests.ts'
import { serviceDefinition, serviceList } from './services.ts'

/** What everybody may keep for a minute. */
const CACHED = 'public, max-age=60'

/** `/open311/v2`: GeoReport v2, in JSON and XML. @param bodies counts those with photos that are read now */
export function open311Routes(
  ports: ReportPorts,
  city: { readonly publicUrl: string; readonly jurisdiction: string; readonly name: () => LocalText },
  bodies: FewAtOnce,
): Hono {
  const routes = new Hono()
  const { publicUrl, jurisdiction } = city

  /** A city has one jurisdiction, so naming it is not asked for; another is not here (GeoReport v2, "jurisdiction_id"). */
  const isElsewhere = (named: string | null | undefined): boolean => !!named && named !== jurisdiction
  const elsewhere = (c: Context): Response => errorAnswer(c, 404, 'jurisdiction_id provided was not found')

  routes.use('/open311/v2/*', async (c, next) => (isElsewhere(c.req.query('jurisdiction_id')) ? elsewhere(c) : next()))

  async function listed(c: Context, reports: readonly Report[]): Promise<Response> {
    const names = await namesOf(ports, reports)
    const written = serviceRequests(reports, names, { publicUrl, language: languageAsked(c) })
    return answer(c, written, 200, CACHED)
  }

  for (const suffix of SUFFIXES) {
    routes.get(`/open311/v2/discovery${suffix}`, describeRoute(DISCOVERY), (c) =>
      answer(c, discovery(publicUrl, city.name()[languageAsked(c)]), 200, CACHED),
    )

    routes.get(`/open311/v2/services${suffix}`, describeRoute(SERVICES), async (c) => {
      const [categories, kinds] = await Promise.all([ports.categories.all(), ports.things.register.kinds()])
      return answer(c, serviceList(categories, kinds, languageAsked(c)), 200, CACHED)
    })

    routes.get(`/open311/v2/requests${suffix}`, describeRoute(REQUESTS), async (c) => {
      const filter = readQuery((name) => c.req.query(name), Math.floor(ports.clock()))
      if (typeof filter === 'string') return errorAnswer(c, 400, filter)
      const ids = filter.ids?.filter(isReportId)
      const { reports } = await ports.store.list({ ...filter, ...(ids && { ids }) }, MOST_REQUESTS)
      return listed(c, reports)
    })

    routes.post(`/open311/v2/requests${suffix}`, describeRoute(POST_REQUEST), async (c) => {
      const answered = await bodies.run(() => post(c))
      return answered ?? refused(c, 'busy', { 'Retry-After': '30' })
    })
  }

  routes.get('/open311/v2/services/:code', describeRoute(DEFINITION), async (c) => {
    const code = withoutSuffix(c.req.param('code'))
    const category = (await ports.categories.all()).find((each) => each.offered && each.code === code)
    if (!category) return errorAnswer(c, 404, 'service_code provided was not found')
    return answer(c, serviceDefinition(category, languageAsked(c)), 200, CACHED)
  })

  routes.get('/open311/v2/requests/:id', describeRoute(REQUEST), async (c) => {
    const id = withoutSuffix(c.req.param('id'))
    const { reports } = isReportId(id) ? await ports.store.list({ ids: [id] }, 1) : { reports: [] }
    return reports.length === 0 ? errorAnswer(c, 404, 'service_request_id provided was not found') : listed(c, reports)
  })

  // No token is ever given out, since an id is; a client that asks for the id of an id is told it.
  routes.get('/open311/v2/tokens/:token', describeRoute(TOKEN), async (c) => {
    const id = withoutSuffix(c.req.param('token'))
    if (!isReportId(id) || !(await ports.store.find(id))) return errorAnswer(c, 404, 'token provided was not found')
    const request = { service_request_id: id, token: id }
    return answer(c, { json: [request], xml: { service_requests: { request: [request] } } })
  })

  async function post(c: Context): Promise<Response> {
    const form = await readForm(c)
    if (form === 'another-type') return errorAnswer(c, 415, 'the body is form-encoded, or multipart with photos')
    if (form === 'unreadable') return errorAnswer(c, 400, 'the body cannot be read')
    const { field, photos } = form
    if (isElsewhere(field('jurisdiction_id'))) return elsewhere(c)
    const category = field('service_code')
    if (category === null) return errorAnswer(c, 400, 'service_code was not provided')
    const sentHash = field('follow_hash')
    const secret = sentHash === null ? ports.random(SECRET_BYTES) : null
    const followHash = secret ? secretHash(secret) : readSecretHash(sentHash ?? '')
    if (!followHash) return errorAnswer(c, 400, 'follow_hash is base64url of 32 bytes')
    const submitted = await submitReport(ports, {
      category,
      thing: field('attribute[thing]') ?? field('address_id'),
      latitude: field('lat'),
      longitude: field('long'),
      words: field('description') ?? '',
      photos,
      followHash,
      pass: field('pass'),
    })
    if (submitted.outcome === 'refused') return refused(c, submitted.reason)
    if (submitted.outcome === 'too-many') return refused(c, 'too-many', { 'Retry-After': String(submitted.seconds) })
    if (submitted.outcome === 'needs-pass') return refused(c, 'needs-pass', {}, { service: submitted.service })
    if (submitted.outcome !== 'taken') return refused(c, submitted.outcome)
    const taken = {
      service_request_id: submitted.report.id,
      service_notice: NOTICE[languageAsked(c)],
      account_id: null,
      ...(secret && { follow_secret: toBase64url(secret) }),
    }
    return answer(c, { json: [taken], xml: { service_requests: { request: [taken] } } }, 201)
  }

  return routes
}

const NOTICE: LocalText = {
  'zh-CN': '已收到。描述和照片由管理单位查看后才会公开。',
  en: 'Received. Words and photos are public once the custodian has looked at them.',
}

function refused(
  c: Context,
  reason: SubmitReason,
  headers: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Response {
  const { status, words } = REFUSALS[reason]
  return errorAnswer(c, status, words[languageAsked(c)], headers, { reason, ...more })
}

/** Reads what reports are told with, in as few questions as there are kinds of names. */
async function namesOf(ports: ReportPorts, reports: readonly Report[]): Promise<RequestNames> {
  const ids = reports.map(({ id }) => id)
  const thingIds = [...new Set(reports.flatMap(({ thing }) => thing ?? []))]
  const [categories, custodians, events, photos, things] = await Promise.all([
    ports.categories.all(),
    ports.things.register.custodians(),
    ports.store.lastEvents(ids),
    ports.store.shownPhotos(ids),
    ports.addresses(thingIds),
  ])
  return {
    categories: new Map(categories.map((category) => [category.code, category])),
    custodians: new Map(custodians.map(({ id, name }) => [id, name])),
    events,
    photos,
    addresses: things,
  }
}
