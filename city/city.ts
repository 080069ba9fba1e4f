import {
  describeError,
  healthRoutes,
  isUnreachable,
  type Log,
  problem,
  rateLimit,
  requestLog,
  ServerError,
  securityHeaders,
} from '@hefu/server'
import type { LocalText } from '@hefu/standard'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import type { CityConfig } from './config.ts'
import { CityError, type CityErrorCode } from './error.ts'
import { countIssuances } from './health/count-issuances.ts'
import type { HealthSources } from './health/read-health.ts'
import { officersHealthRoutes } from './health/routes.ts'
import { officerInspectionRoutes } from './inspections/officer-routes.ts'
import type { InspectionPorts } from './inspections/register-inspection.ts'
import { inspectionRoutes } from './inspections/routes.ts'
import type { AccessTokens } from './issuance/access-token.ts'
import type { IssuancePorts } from './issuance/issuance-ports.ts'
import { metadataPath } from './issuance/metadata.ts'
import { issuanceRoutes } from './issuance/routes.ts'
import type { LabelKeys } from './labels/keys/label-keys.ts'
import { labelOriginOf } from './labels/keys/label-keys.ts'
import { labelKeyRoutes } from './labels/keys/routes.ts'
import type { LogReader } from './log/log-reader.ts'
import { logRoutes } from './log/routes.ts'
import { auditRoutes } from './officers/audit-routes.ts'
import { fromConsole } from './officers/from-console.ts'
import type { Officers } from './officers/open-officers.ts'
import { sessionRoutes } from './officers/session-routes.ts'
import { apiDocs } from './operations/api-docs.ts'
import type { Metrics } from './operations/metrics.ts'
import { ANSWERS_PATH, answerRoutes } from './organisations/acting/answer-routes.ts'
import { requestKeyRoutes } from './organisations/acting/request-key-routes.ts'
import { actingRoutes } from './organisations/acting/routes.ts'
import { firstMandateRoutes } from './organisations/mandates/officer-routes.ts'
import { mandateRoutes } from './organisations/mandates/routes.ts'
import { officerOrganisationRoutes } from './organisations/officer-routes.ts'
import type { ActingForOrganisations } from './organisations/open-acting.ts'
import type { OrganisationStore } from './organisations/organisation-store.ts'
import { holderRoutes } from './people/holder-routes.ts'
import { officerCaseRoutes } from './people/officer-routes.ts'
import type { OfficerPorts } from './people/work-on-cases.ts'
import { bundleRoutes } from './register/bundle-routes.ts'
import { issuerKeyRoutes } from './register/issuer-key-routes.ts'
import { noticeRoutes } from './register/notice-routes.ts'
import { proposalRoutes } from './register/proposal-routes.ts'
import type { ProposalDesk } from './register/proposals.ts'
import type { ProvenBundles } from './register/proven-bundle.ts'
import type { Reports } from './reports/open-reports.ts'
import { MAX_REPORT_BODY } from './reports/open311/read-form.ts'
import { faultRoutes, officerReportRoutes } from './reports/routes.ts'
import type { ResolverPorts } from './resolver/open-resolver.ts'
import { RESOLVER_PATHS, resolverRoutes } from './resolver/routes.ts'
import type { Destruction } from './sunset/destruction.ts'
import { destructionRoutes } from './sunset/destruction-routes.ts'
import { custodianRoutes } from './things/custodian-routes.ts'
import { officerThingRoutes } from './things/officer-routes.ts'
import type { ThingPorts } from './things/ports.ts'
import { thingRoutes } from './things/routes.ts'

/** What a city is made of. */
export interface CityPorts {
  readonly config: CityConfig
  readonly issuance: IssuancePorts
  readonly accessTokens: AccessTokens
  readonly labelKeys: Pick<LabelKeys, 'held'>
  /** Where officers propose and decide. */
  readonly desk: ProposalDesk
  /** Who is signed in at the console and what they did; served where the city has one. */
  readonly officers: Officers
  /** What is kept of persons, as each of them and the officers see it. */
  readonly people: OfficerPorts
  /** Who acts for organisations, and what they have granted. */
  readonly acting: ActingForOrganisations
  /** What authorities have registered to inspect. */
  readonly inspections: InspectionPorts
  /** What the officers are shown of how the city is. */
  readonly health: HealthSources
  /** The log as the public reads it. */
  readonly publicLog: Pick<LogReader, 'published' | 'tile'>
  readonly bundles: ProvenBundles
  /** What was destroyed of types that have ended. */
  readonly destructions: () => Promise<readonly Destruction[]>
  /** Things that carry a code. */
  readonly things: ThingPorts
  /** Faults of things that somebody reported. */
  readonly reports: Reports
  /** Organisations that carry a code. */
  readonly organisations: Pick<OrganisationStore, 'doubted' | 'list'>
  /** What codes lead to. */
  readonly resolver: ResolverPorts
  /** Reads what another process has decided, where another keeps the log. */
  readonly refreshRegister?: () => Promise<void>
  readonly metrics: Metrics
  readonly log: Log
  /** Fulfilled when the city can serve; rejected with why not. */
  readonly ready: () => Promise<void>
}

/** Largest body that any route reads, in bytes. */
const MAX_BODY = 16_384
/** What only the wallets that the city names may call from a browser. */
const ISSUANCE = ['/nonce', '/credential', '/notification']
/** What a person's wallet calls about what the city holds of them. */
const HOLDER = ['/holdings', '/holdings/erasure', '/cases', '/cases/*']
/** What organisations' own pages call. */
const ORGANISATION = '/organisation/*'
/** Largest body of an officer, in bytes: the longest act as base64url in JSON. */
const MAX_ACT_BODY = 65_536

/**
 * Composes the modules of the city into one HTTP application.
 *
 * @example
 * const city = createCity(ports)
 * const answer = await city.request('/bundle')
 */
export function createCity(ports: CityPorts): Hono {
  const {
    config,
    issuance,
    accessTokens,
    labelKeys,
    desk,
    officers,
    people,
    acting,
    inspections,
    health,
    publicLog,
    bundles,
    destructions,
    metrics,
    log,
    ready,
  } = ports
  const api = new Hono()
  api.use(requestLog(log, metrics))
  api.use(securityHeaders())
  api.route('/', healthRoutes({ metrics, ready, log }))
  // Before anything may refuse, so that a browser can read the refusal; preflights are not counted.
  const { consoleOrigin } = config
  const organisationPages = config.organisationOrigin === undefined ? [] : [config.organisationOrigin]
  // What an officer sends to the desk proves itself, from whatever page it comes.
  const allowMethods = ['GET', 'HEAD', 'POST']
  const open = cors({ origin: '*', allowMethods, exposeHeaders: ['ETag', 'Date', 'Link', 'Retry-After'] })
  for (const path of [
    '/bundle',
    '/register/*',
    metadataPath(config.publicUrl),
    '/inspections',
    ANSWERS_PATH,
    '/things',
    '/things/*',
    '/open311/*',
    '/reports/*',
    ...RESOLVER_PATHS,
  ])
    api.use(path, open)
  for (const path of ISSUANCE) {
    // The console signs a nonce too, and asks for nothing else here.
    const origin = [...config.allowedOrigins, ...(path === '/nonce' && consoleOrigin ? [consoleOrigin] : [])]
    api.use(path, cors({ origin, allowMethods: ['POST'], exposeHeaders: ['Retry-After'], maxAge: 3600 }))
  }
  const forHolders = { allowMethods: ['GET', 'POST', 'DELETE'], exposeHeaders: ['Retry-After'], maxAge: 3600 }
  for (const path of HOLDER) api.use(path, cors({ origin: [...config.allowedOrigins], ...forHolders }))
  const signedIn = { credentials: true, ...forHolders }
  api.use(ORGANISATION, cors({ origin: organisationPages, ...signedIn }))
  if (consoleOrigin !== undefined) api.use('/officers/*', cors({ origin: consoleOrigin, ...signedIn }))
  api.use(rateLimit(config.rateLimit))
  const limited = (maxSize: number): MiddlewareHandler =>
    bodyLimit({ maxSize, onError: (c) => problem(c, 413, 'too-large', 'The body is too large.') })
  // Photos of work on reports come as base64url in JSON.
  const limitedByPath = (maxSize: number): MiddlewareHandler => {
    const [few, many] = [limited(maxSize), limited(2 * MAX_REPORT_BODY)]
    return (c, next) => (/\/reports\/[^/]+\/photos$/.test(c.req.path) ? many(c, next) : few(c, next))
  }
  for (const path of [...ISSUANCE, ...HOLDER, ORGANISATION, ANSWERS_PATH, '/things/*', '/reports/*'])
    api.use(path, limited(MAX_BODY))
  api.use('/register/*', limited(MAX_ACT_BODY))
  api.use('/open311/*', limited(MAX_REPORT_BODY))
  api.use('/custodian/*', limitedByPath(MAX_BODY))
  api.route(
    '/',
    bundleRoutes(bundles, (held) => health.counts.add('bundle-held', held)),
  )
  api.route('/', noticeRoutes(bundles, config))
  api.route('/', proposalRoutes(desk))
  api.route('/', issuerKeyRoutes(issuance.issuerKeys, issuance.register, issuance.clock))
  api.route('/', labelKeyRoutes(labelKeys))
  api.use(ORGANISATION, fromConsole([new URL(config.publicUrl).origin, ...organisationPages], 'pages of this city'))
  api.route('/', requestKeyRoutes(acting.requestKey))
  api.route('/', actingRoutes(acting.acting, acting.guard))
  api.route('/', answerRoutes(acting.answers, config))
  api.route('/', mandateRoutes(acting.mandates, acting.guard))
  api.route('/', inspectionRoutes(inspections, acting.guard))
  api.route('/', destructionRoutes(destructions, issuance.register))
  api.route('/', logRoutes(publicLog))
  api.route('/', thingRoutes(ports.things))
  const origin = labelOriginOf(config) ?? config.publicUrl
  api.route('/', resolverRoutes(ports.resolver, origin))
  api.route('/', custodianRoutes(ports.things))
  const jurisdiction = config.origin
  const name = (): LocalText => issuance.register().city?.name ?? { 'zh-CN': jurisdiction, en: jurisdiction }
  const pages = { origin, city: ports.resolver.city, utcOffsetMinutes: ports.resolver.utcOffsetMinutes }
  api.route('/', faultRoutes(ports.reports, { publicUrl: config.publicUrl, jurisdiction, name }, pages))
  if (consoleOrigin !== undefined) {
    api.use('/officers/*', fromConsole(consoleOrigin))
    api.use('/officers/*', limitedByPath(MAX_ACT_BODY))
    api.route('/', sessionRoutes(officers.sessions, officers.guard))
    api.route('/', officersHealthRoutes(health, officers.guard))
    api.route('/', officerCaseRoutes(people, officers.guard))
    api.route('/', officerReportRoutes(ports.reports, officers.guard, officers.audit))
    api.route('/', officerThingRoutes(ports.things, officers.guard, officers.audit))
    api.route('/', firstMandateRoutes(acting.mandates, officers.guard))
    api.route('/', officerInspectionRoutes(inspections, officers.guard))
    api.route('/', officerOrganisationRoutes(ports.organisations, officers.guard))
    api.route('/', auditRoutes(officers.audit, issuance.register, officers.guard))
  }
  for (const path of ISSUANCE) {
    api.use(path, async (c, next) => {
      await ports.refreshRegister?.()
      if (issuance.register().city) return next()
      return problem(c, 503, 'not-founded', 'The register of this city is not founded yet.', { 'Retry-After': '60' })
    })
  }
  api.route(
    '/',
    issuanceRoutes({ config, ports: issuance, accessTokens, counted: countIssuances(metrics, health.counts) }),
  )
  api.route('/', holderRoutes(people, accessTokens))
  api.route('/', apiDocs(api, config))
  api.get('/', (c) => c.redirect('docs'))
  api.notFound((c) => problem(c, 404, 'not-found', 'There is nothing at this address.'))
  api.onError((error, c) => {
    // Hono refuses malformed JSON before a schema is asked.
    if (error instanceof HTTPException && error.status < 500) {
      return problem(c, error.status as 400, 'malformed-request', 'The request cannot be read.')
    }
    log.error({ error: describeError(error) }, 'fault')
    return faultAnswer(c, error)
  })
  return api
}

/** What keeps the log from taking an act. */
const UNSURE: readonly CityErrorCode[] = ['log-busy', 'log-closed', 'log-not-written', 'log-unsure', 'log-taken-over']

/** Tells what cannot be had now from what is broken, and nothing else. */
function faultAnswer(c: Context, error: unknown): Response {
  const later = { 'Retry-After': '60' }
  if (error instanceof CityError && error.code === 'identity-provider') {
    const title = 'The identity provider does not answer. Try again in a minute.'
    return problem(c, 503, 'identity-provider-down', title, later)
  }
  if (error instanceof ServerError && error.code === 'no-issuer-key') {
    return problem(c, 503, 'not-founded', 'The register has no key yet that this city signs with.', later)
  }
  if (error instanceof CityError && UNSURE.includes(error.code)) {
    return problem(
      c,
      503,
      error.code,
      'The log cannot be written now. Look at the register before you decide again.',
      later,
    )
  }
  if (isUnreachable(error)) {
    return problem(c, 503, 'database-down', 'The city cannot look anything up now. Try again in a minute.', later)
  }
  return problem(c, 500, 'fault', 'Something failed here. It is not your fault; try again later.')
}
