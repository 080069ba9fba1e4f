import { badRequest, getStatus, normalizeOperationOutcome, notFound } from '@medplum/core'
import { type FhirRequest, FhirRouter } from '@medplum/fhir-router'
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { RecordAccess } from '../access/record-access.ts'
import type { RecordStore } from '../records/record-store.ts'
import { capabilityStatement, SEARCHED } from './capability.ts'
import { isRecordType, loadDefinitions } from './definitions.ts'
import { PersonRepository } from './person-repository.ts'

/** What the endpoint stands on. */
export interface FhirPorts {
  readonly records: RecordStore
  readonly access: RecordAccess
  /** Where the endpoint is, such as `https://clinic.example/fhir`. */
  readonly base: string
  readonly name: string
}

const MAX_QUERY = 2_000
// Of how a result is given rather than of what is searched.
const CONTROLS = ['_count', '_offset', '_sort', '_format']

/**
 * A FHIR R4 endpoint over the record of the one person whose token is shown: read, search, `$everything`. It writes nothing and lists
 * nobody. An unknown search parameter is refused rather than left aside, since what it would have left out would then be in the answer.
 */
export function fhirRoutes(ports: FhirPorts): Hono {
  const router = new FhirRouter()
  router.add('GET', '/Patient/:id/$everything', async (request, repository) => {
    const all = await (repository as PersonRepository).everything(request.params.id ?? '')
    const entry = all.map((resource) => ({
      fullUrl: `${ports.base}/${resource.resourceType}/${resource.id}`,
      resource,
    }))
    const bundle: Bundle = { resourceType: 'Bundle', type: 'searchset', total: all.length, entry } as Bundle
    return [{ resourceType: 'OperationOutcome', id: 'ok' } as OperationOutcome, bundle]
  })

  const app = new Hono()
  app.use(cors({ origin: '*', allowMethods: ['GET'], allowHeaders: ['Authorization'], maxAge: 600 }))
  app.get('/metadata', (c) => answer(c, 200, capabilityStatement(ports.base, ports.name)))
  app.get('*', async (c) => {
    const token = /^Bearer ([\w-]+)$/.exec(c.req.header('Authorization') ?? '')?.[1]
    const patient = token === undefined ? undefined : await ports.access.patientOf(token)
    if (patient === undefined) {
      return answer(c, 401, outcome('login', 'show the token of your record'), { 'WWW-Authenticate': 'Bearer' })
    }
    const url = new URL(c.req.url)
    const path = url.pathname.slice(new URL(ports.base).pathname.length)
    const refusal = refusalOf(path, url.searchParams)
    if (refusal) return answer(c, getStatus(refusal) as ContentfulStatusCode, refusal)
    await loadDefinitions()
    const request: FhirRequest = {
      method: 'GET',
      url: path + url.search,
      // The router takes it from the address.
      pathname: '',
      body: undefined,
      params: {},
      query: queryOf(url.searchParams),
    }
    try {
      const [result, resource] = await router.handleRequest(request, new PersonRepository(ports.records, patient))
      const status = result.id === 'ok' ? 200 : getStatus(result)
      return answer(c, status as ContentfulStatusCode, resource ?? result)
    } catch (error) {
      const failure = normalizeOperationOutcome(error)
      return answer(c, getStatus(failure) as ContentfulStatusCode, failure)
    }
  })
  app.all('*', (c) => answer(c, 405, outcome('not-supported', 'records are read here, not written'), { Allow: 'GET' }))
  return app
}

/** Only reads and searches of a record's own types come to the router, which could do more. */
function refusalOf(path: string, query: URLSearchParams): OperationOutcome | null {
  const [type, id, operation, ...more] = path.split('/').slice(1)
  if (!isRecordType(type) || more.length > 0) return notFound
  if (operation !== undefined) return type === 'Patient' && operation === '$everything' ? null : notFound
  if (id !== undefined) return id === '' || id.startsWith('_') || id.startsWith('$') ? notFound : null
  if (query.toString().length > MAX_QUERY) return badRequest('a search of that length is not done')
  const unknown = [...query.keys()].find(
    (key) => !CONTROLS.includes(key) && !SEARCHED[type].includes(key.split(':')[0] ?? ''),
  )
  return unknown === undefined ? null : badRequest('not searched by that parameter: see /metadata')
}

function queryOf(parameters: URLSearchParams): FhirRequest['query'] {
  return Object.fromEntries([...new Set(parameters.keys())].map((key) => [key, parameters.getAll(key)]))
}

function outcome(code: 'login' | 'not-supported', text: string): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] }
}

function answer(
  c: Context,
  status: ContentfulStatusCode,
  body: Resource,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/fhir+json; charset=utf-8',
    'Cache-Control': 'no-store',
    ...headers,
  })
}
